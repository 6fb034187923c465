package io.globalkpi.local.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.id.WindowId;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.FiscalYear;
import io.globalkpi.schemas.reference.WeekPattern;
import io.globalkpi.schemas.reference.YearEnd;
import io.globalkpi.schemas.reference.YearName;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowStepsTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        window,  zone,                at,                       key,                  from,                 to
        1h,      Europe/London,       2011-05-01T00:00:00Z,     2011-05-01T00:05:00Z, 2011-04-30T23:05:00Z, 2011-05-01T00:05:00Z
        1h,      Europe/London,       2011-05-01T00:04:59.999Z, 2011-05-01T00:05:00Z, 2011-04-30T23:05:00Z, 2011-05-01T00:05:00Z
        24h,     Asia/Kolkata,        2011-05-01T10:00:00Z,     2011-05-01T11:00:00Z, 2011-04-30T11:00:00Z, 2011-05-01T11:00:00Z
        7d,      Asia/Kolkata,        2011-05-01T10:59:59.999Z, 2011-05-01T11:00:00Z, 2011-04-24T11:00:00Z, 2011-05-01T11:00:00Z
        30d,     Europe/London,       2011-05-01T00:00:00Z,     2011-05-02T00:00:00Z, 2011-04-01T23:00:00Z, 2011-05-01T23:00:00Z
        30d,     Europe/London,       2011-04-30T23:00:00Z,     2011-05-02T00:00:00Z, 2011-04-01T23:00:00Z, 2011-05-01T23:00:00Z
        30d,     Europe/London,       2011-04-30T22:59:59.999Z, 2011-05-01T00:00:00Z, 2011-03-31T23:00:00Z, 2011-04-30T23:00:00Z
        30d,     Europe/London,       2011-03-27T12:00:00Z,     2011-03-28T00:00:00Z, 2011-02-26T00:00:00Z, 2011-03-27T23:00:00Z
        60d,     UTC,                 2024-03-01T00:00:00Z,     2024-03-02T00:00:00Z, 2024-01-02T00:00:00Z, 2024-03-02T00:00:00Z
        90d,     UTC,                 2023-03-31T00:00:00Z,     2023-04-01T00:00:00Z, 2023-01-01T00:00:00Z, 2023-04-01T00:00:00Z
        day,     America/New_York,    2024-03-10T12:00:00Z,     2024-03-11T00:00:00Z, 2024-03-10T05:00:00Z, 2024-03-11T04:00:00Z
        day,     America/New_York,    2024-03-10T04:59:59Z,     2024-03-10T00:00:00Z, 2024-03-09T05:00:00Z, 2024-03-10T05:00:00Z
        day,     America/New_York,    2024-11-03T12:00:00Z,     2024-11-04T00:00:00Z, 2024-11-03T04:00:00Z, 2024-11-04T05:00:00Z
        week,    Asia/Tokyo,          2024-12-31T20:00:00Z,     2025-01-02T00:00:00Z, 2024-12-29T15:00:00Z, 2025-01-01T15:00:00Z
        week,    UTC,                 2024-06-03T00:00:00Z,     2024-06-04T00:00:00Z, 2024-06-03T00:00:00Z, 2024-06-04T00:00:00Z
        month,   America/Los_Angeles, 2024-06-01T06:59:59Z,     2024-06-01T00:00:00Z, 2024-05-01T07:00:00Z, 2024-06-01T07:00:00Z
        month,   America/Los_Angeles, 2024-06-01T07:00:00Z,     2024-06-02T00:00:00Z, 2024-06-01T07:00:00Z, 2024-06-02T07:00:00Z
        quarter, UTC,                 2024-06-30T23:59:59Z,     2024-07-01T00:00:00Z, 2024-04-01T00:00:00Z, 2024-07-01T00:00:00Z
        year,    Pacific/Auckland,    2023-12-31T11:00:00Z,     2024-01-02T00:00:00Z, 2023-12-31T11:00:00Z, 2024-01-01T11:00:00Z
        """)
    void shouldFindTheStepAnInstantLiesIn(
            String window, String zone, Instant at, Instant key, Instant from, Instant to) {
        Step step = WindowSteps.of(WindowId.of(window), at, ZoneId.of(zone), Periods.CALENDAR);

        assertThat(step.key()).isEqualTo(key);
        assertThat(step.from()).isEqualTo(from);
        assertThat(step.to()).isEqualTo(to);
    }

    @Test
    void shouldTileTimeWithStepsThatHoldTheInstantAskedFor() {
        Instant begin = Instant.parse("2024-03-29T00:00:00Z");
        for (WindowId window : WindowId.values()) {
            for (int minutes = 0; minutes < 4 * 24 * 60; minutes += 7) {
                Instant at = begin.plusSeconds(60L * minutes);
                Step step = WindowSteps.of(window, at, LONDON, Periods.CALENDAR);
                assertThat(step.to()).isAfter(at);
                assertThat(step.from()).isBeforeOrEqualTo(at);
                assertThat(WindowSteps.of(window, step.to(), LONDON, Periods.CALENDAR)
                                .key())
                        .isAfter(step.key());
                assertThat(WindowSteps.of(window, step.to().minusMillis(1), LONDON, Periods.CALENDAR))
                        .isEqualTo(step);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        window, published,            taken
        30d,    2011-05-02T00:00:00Z, true
        30d,    2011-05-03T00:00:00Z, false
        30d,    2010-01-01T00:00:00Z, true
        day,    2011-05-02T00:00:00Z, true
        day,    2011-05-01T00:00:00Z, false
        month,  2011-05-02T00:00:00Z, true
        month,  2011-05-01T00:00:00Z, false
        week,   2011-04-26T00:00:00Z, true
        week,   2011-04-25T00:00:00Z, false
        year,   2011-01-02T00:00:00Z, true
        year,   2011-01-01T00:00:00Z, false
        1h,     2011-05-01T11:00:00Z, true
        1h,     2011-05-01T12:10:00Z, false
        """)
    void shouldCarryForwardButNotOverTheStartOfAPeriod(String window, Instant published, boolean taken) {
        Step step =
                WindowSteps.of(WindowId.of(window), Instant.parse("2011-05-01T12:00:00Z"), LONDON, Periods.CALENDAR);

        assertThat(step.takes(published)).isEqualTo(taken);
    }

    /** Month 3 of 2026 begins on April 5, with a change of clocks in Auckland. */
    @ParameterizedTest
    @CsvSource({
        "week,    2026-04-04T12:00:00Z, 2026-04-04T11:00:00Z",
        "month,   2026-04-04T10:59:59Z, 2026-02-28T11:00:00Z",
        "month,   2026-04-04T11:00:00Z, 2026-04-04T11:00:00Z",
        "quarter, 2026-04-04T12:00:00Z, 2026-01-31T11:00:00Z",
        "year,    2026-04-04T12:00:00Z, 2026-01-31T11:00:00Z"
    })
    void shouldBeginFiscalPeriodsWhereTheScopeIs(String window, Instant at, Instant from) {
        FiscalYear retail = new FiscalYear(WeekPattern.W4_5_4, 7, 1, YearEnd.NEAREST, YearName.START);

        Step step = WindowSteps.of(WindowId.of(window), at, ZoneId.of("Pacific/Auckland"), Periods.of(retail));

        assertThat(step.from()).isEqualTo(from);
    }
}
