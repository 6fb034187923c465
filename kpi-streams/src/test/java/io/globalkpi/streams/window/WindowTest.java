package io.globalkpi.streams.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.period.Period.Level;
import io.globalkpi.schemas.period.Periods;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which slots the eleven windows cover, and when a slot has no say any more. */
class WindowTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            ROLLING_30D, 2026-03-31, 2026-03-02, 2026-03-31, 2026-01-31, 2026-03-01
            ROLLING_60D, 2026-03-31, 2026-01-31, 2026-03-31, 2025-12-02, 2026-01-30
            ROLLING_90D, 2024-03-31, 2024-01-02, 2024-03-31, 2023-10-04, 2024-01-01
            DAY,         2026-03-01, 2026-03-01, 2026-03-01, 2026-02-28, 2026-02-28
            WEEK,        2026-01-01, 2025-12-29, 2026-01-01, 2025-12-22, 2025-12-25
            WEEK,        2026-01-04, 2025-12-29, 2026-01-04, 2025-12-22, 2025-12-28
            MONTH,       2026-03-15, 2026-03-01, 2026-03-15, 2026-02-01, 2026-02-15
            MONTH,       2026-03-31, 2026-03-01, 2026-03-31, 2026-02-01, 2026-02-28
            MONTH,       2024-03-31, 2024-03-01, 2024-03-31, 2024-02-01, 2024-02-29
            QUARTER,     2026-05-01, 2026-04-01, 2026-05-01, 2026-01-01, 2026-01-31
            QUARTER,     2026-06-30, 2026-04-01, 2026-06-30, 2026-01-01, 2026-03-31
            YEAR,        2024-12-31, 2024-01-01, 2024-12-31, 2023-01-01, 2023-12-31
            YEAR,        2025-12-31, 2025-01-01, 2025-12-31, 2024-01-01, 2024-12-30
            """)
    void shouldCoverTheseDatesAndCompareThemWithThose(
            Window window, String date, String from, String last, String earlierFrom, String earlierLast) {
        int step = day(date);

        assertThat(date(window.from(step, Periods.CALENDAR))).isEqualTo(from);
        assertThat(date(window.to(step) - 1)).isEqualTo(last);
        assertThat(date(window.earlierFrom(step, Periods.CALENDAR))).isEqualTo(earlierFrom);
        assertThat(date(window.earlierTo(step, Periods.CALENDAR) - 1)).isEqualTo(earlierLast);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ROLLING_1H,  0, -55,   5, -115
            ROLLING_1H,  7, -20,  40,  -80
            ROLLING_24H, 3, -1200, 240, -2640
            ROLLING_7D, 10, -157,  11, -325
            """)
    void shouldCoverTheseSlots(Window window, int step, int from, int to, int earlierFrom) {
        assertThat(window.from(step, Periods.CALENDAR)).isEqualTo(from);
        assertThat(window.to(step)).isEqualTo(to);
        assertThat(window.earlierFrom(step, Periods.CALENDAR)).isEqualTo(earlierFrom);
        assertThat(window.earlierTo(step, Periods.CALENDAR)).isEqualTo(from);
    }

    /** A slot is heard from the step it falls in to the one before its release, and in no step from then on. */
    @ParameterizedTest
    @EnumSource
    void shouldReleaseASlotAtTheFirstStepThatDoesNotHearIt(Window window) {
        Random random = new Random(window.ordinal());
        for (int i = 0; i < 200; i++) {
            int slot = 18_000 + random.nextInt(3_000);
            int released = window.releasedAt(slot, false, Periods.CALENDAR);
            assertThat(isHeard(window, slot, window.stepOf(slot))).isTrue();
            assertThat(isHeard(window, slot, released - 1)).isTrue();
            assertThat(isHeard(window, slot, released)).isFalse();
            int gone = window.releasedAt(slot, true, Periods.CALENDAR);
            for (int step = gone; step < gone + 400; step++) {
                assertThat(isHeard(window, slot, step) || isComparedWith(window, slot, step))
                        .as("slot %s at step %s of %s", slot, step, window)
                        .isFalse();
            }
        }
    }

    /** Steps end where they say; what ends at midnight belongs to the date that is over. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            ROLLING_1H,  287, 0
            ROLLING_1H,  288, 1
            ROLLING_24H,  23, 0
            ROLLING_24H,  24, 1
            ROLLING_7D,   23, 0
            ROLLING_7D,   24, 1
            ROLLING_30D,  24, 24
            MONTH,        24, 24
            """)
    void shouldEndOnADate(Window window, int step, int date) {
        assertThat(window.lastDate(step)).isEqualTo(date);
    }

    @Test
    void shouldBeTheBeginningOfAPeriodOrOfNone() {
        assertThat(Window.MONTH.period()).contains(Level.MONTH);
        assertThat(Window.ROLLING_30D.period()).isEmpty();
    }

    /** What was published from a pane is known when the pane goes. */
    @ParameterizedTest
    @EnumSource(names = {"ROLLING_1H", "ROLLING_24H", "ROLLING_7D"})
    void shouldKnowTheStepsThatAPaneHasASayIn(Window window) {
        int finer = window == Window.ROLLING_24H ? 60 : 1;
        for (int slot = 5_000; slot < 5_100; slot++) {
            int first = slot * finer;
            int last = first + finer - 1;
            assertThat(window.firstStepWith(slot)).isEqualTo(window.stepOf(first));
            int end = window.lastStepWith(slot);
            assertThat(isHeard(window, last, end) || isComparedWith(window, last, end - 1))
                    .isTrue();
            assertThat(isHeard(window, last, end + 1) || isComparedWith(window, last, end + 1))
                    .isFalse();
        }
    }

    @Test
    void shouldFindAWindowByItsId() {
        for (Window window : Window.values()) {
            assertThat(Window.of(window.id())).contains(window);
        }
        assertThat(Window.of("2h")).isEmpty();
    }

    private static boolean isHeard(Window window, int slot, int step) {
        return window.from(step, Periods.CALENDAR) <= slot && slot < window.to(step);
    }

    private static boolean isComparedWith(Window window, int slot, int step) {
        return window.earlierFrom(step, Periods.CALENDAR) <= slot && slot < window.earlierTo(step, Periods.CALENDAR);
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    private static String date(int day) {
        return LocalDate.ofEpochDay(day).toString();
    }
}
