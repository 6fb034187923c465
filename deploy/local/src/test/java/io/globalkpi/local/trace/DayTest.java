package io.globalkpi.local.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.Window;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayTest {

    private static final Day DAY = Day.of(LocalDate.parse("2026-06-14"));
    private static final Instant MIDNIGHT = Instant.parse("2026-06-15T00:00:00Z");

    @Test
    void shouldHaveTheStepsThatEndOnIt() {
        assertThat(DAY.ends(Window.D30)).containsExactly(MIDNIGHT);
        assertThat(DAY.ends(Window.YEAR)).containsExactly(MIDNIGHT);
        assertThat(DAY.ends(Window.H24)).hasSize(24).contains(Instant.parse("2026-06-14T01:00:00Z"), MIDNIGHT);
        assertThat(DAY.ends(Window.H1)).hasSize(288).contains(Instant.parse("2026-06-14T00:05:00Z"), MIDNIGHT);
    }

    @Test
    void shouldCompareWhatIsOverAndStillCorrected() {
        assertThat(Day.unsettled(Window.DAY, MIDNIGHT, MIDNIGHT)).isEmpty();
        assertThat(Day.unsettled(Window.DAY, MIDNIGHT, MIDNIGHT.minusSeconds(1)))
                .contains("not over yet");
        Instant later = MIDNIGHT.plusSeconds(9 * 86_400);
        assertThat(Day.unsettled(Window.H1, MIDNIGHT, later).orElseThrow()).contains("8 days");
        assertThat(Day.unsettled(Window.D7, MIDNIGHT, later)).isEmpty();
        assertThat(Day.unsettled(Window.D7, MIDNIGHT, later.plusSeconds(30 * 86_400))
                        .orElseThrow())
                .contains("35 days");
        assertThat(Day.unsettled(Window.D90, MIDNIGHT, later.plusSeconds(900 * 86_400)))
                .isEmpty();
    }
}
