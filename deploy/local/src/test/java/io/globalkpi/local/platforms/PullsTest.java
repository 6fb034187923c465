package io.globalkpi.local.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.local.demo.DemoClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PullsTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant EVENING = NOON.plus(Duration.ofHours(6));

    private final DemoClock clock = new DemoClock(Clock.fixed(EVENING, ZoneOffset.UTC), NOON);
    private final List<Instant> worked = new ArrayList<>();
    private final Map<String, Instant> due = new HashMap<>();

    /** Works every so often, at once when it looks. */
    private Pulls pulls(Duration every) {
        return new Pulls(
                new Pulls.Work() {
                    @Override
                    public void lookNow() {
                        worked.add(clock.instant());
                        due.put("a", clock.instant().plus(every));
                    }

                    @Override
                    public Map<String, Instant> due() {
                        return Map.copyOf(due);
                    }
                },
                Set.of("a"),
                clock);
    }

    @Test
    void shouldStopAtEveryMomentAtWhichSomethingIsDue() throws Exception {
        pulls(Duration.ofHours(4)).to(EVENING);

        assertThat(worked).hasSize(2).first().isEqualTo(NOON);
        assertThat(clock.instant()).isEqualTo(EVENING);
    }

    @Test
    void shouldTakeWhatIsDueSoonTogether() throws Exception {
        pulls(Duration.ofMinutes(1)).to(EVENING);

        assertThat(worked).hasSizeBetween(3, 4);
    }

    @Test
    void shouldNotPassAnAccountThatNobodyHasTakenYet() throws Exception {
        due.put("b", EVENING.plusSeconds(1));

        pulls(Duration.ofDays(1)).to(EVENING);

        assertThat(worked).isNotEmpty();
    }
}
