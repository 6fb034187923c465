package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long DAY = 86_400_000;
    private static final long CLOCK = 3 * DAY;

    private final Progress progress = new Progress(Map.of("orders", 2L, "returns", 0L));

    @Test
    void shouldNotBeKnownBeforeEveryTopicWasHeardOf() {
        progress.saw("orders", 0, 100);

        assertThat(progress.frontier(CLOCK)).isEmpty();
        assertThat(progress.isBehind()).isTrue();
    }

    /** So that most of what came late, or was told once more, is in before its step closes. */
    @Test
    void shouldBeADayBackOfTheTopicThatIsLastAndNotDone() {
        Progress several = new Progress(Map.of("orders", 2L, "returns", 9L));
        several.saw("orders", 0, DAY + 500);
        several.saw("returns", 0, DAY + 300);
        several.saw("returns", 1, DAY + 200);

        assertThat(several.frontier(CLOCK)).hasValue(300);
    }

    @Test
    void shouldNoLongerHeedATopicThatIsDone() {
        progress.saw("returns", 0, 100);
        progress.saw("orders", 0, DAY + 500);

        assertThat(progress.frontier(CLOCK)).hasValue(500);
    }

    @Test
    void shouldNeverBeAboveTheClock() {
        progress.saw("returns", 0, 100);
        progress.saw("orders", 0, 5 * DAY);

        assertThat(progress.frontier(CLOCK)).hasValue(CLOCK);
    }

    @Test
    void shouldBeTheClockOnceAllIsProcessedEvenWhatCannotBeRead() {
        progress.saw("returns", 0, 100);
        progress.saw("orders", 0, 500);
        progress.passed("orders", 2);

        assertThat(progress.isBehind()).isFalse();
        assertThat(progress.frontier(CLOCK)).hasValue(CLOCK);
    }
}
