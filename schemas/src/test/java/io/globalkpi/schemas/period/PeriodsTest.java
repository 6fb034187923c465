package io.globalkpi.schemas.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.globalkpi.schemas.period.Period.Level;
import io.globalkpi.schemas.reference.FiscalYear;
import io.globalkpi.schemas.reference.WeekPattern;
import io.globalkpi.schemas.reference.YearEnd;
import io.globalkpi.schemas.reference.YearName;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodsTest {

    /** Ends on the last Saturday of September, as Apple's year does (its 10-K: 2017 and 2023 span 53 weeks). */
    private static final Periods SEPTEMBER = fiscal(WeekPattern.W4_4_5, 7, 9, YearEnd.LAST, YearName.END);

    /** The 4-5-4 calendar of the National Retail Federation: ends on the Saturday nearest to January 31. */
    private static final Periods RETAIL = fiscal(WeekPattern.W4_5_4, 7, 1, YearEnd.NEAREST, YearName.START);

    private static Periods fiscal(WeekPattern pattern, int weekBegins, int endMonth, YearEnd ends, YearName name) {
        return Periods.of(new FiscalYear(pattern, weekBegins, endMonth, ends, name));
    }

    @ParameterizedTest
    @CsvSource({
        "2026,       2026-01-01, 2026-12-31, 365",
        "2026-Q1,    2026-01-01, 2026-03-31, 90",
        "2028-02,    2028-02-01, 2028-02-29, 29",
        "2026-W01,   2025-12-29, 2026-01-04, 7",
        "2026-W53,   2026-12-28, 2027-01-03, 7",
        "2026-11-23, 2026-11-23, 2026-11-23, 1"
    })
    void shouldReadPeriodsOfTheCalendar(String text, String first, String last, int days) {
        shouldRead(Periods.CALENDAR, text, first, last);
        assertThat(Periods.CALENDAR.of(text).days()).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({
        "2016,       2015-09-27, 2016-09-24",
        "2017,       2016-09-25, 2017-09-30",
        "2018,       2017-10-01, 2018-09-29",
        "2022,       2021-09-26, 2022-09-24",
        "2023,       2022-09-25, 2023-09-30",
        "2024,       2023-10-01, 2024-09-28",
        "2017-Q1,    2016-09-25, 2016-12-24",
        "2017-Q4,    2017-06-25, 2017-09-30",
        "2017-01,    2016-09-25, 2016-10-22",
        "2017-02,    2016-10-23, 2016-11-19",
        "2017-03,    2016-11-20, 2016-12-24",
        "2017-12,    2017-08-20, 2017-09-30",
        "2018-12,    2018-08-26, 2018-09-29",
        "2017-W53,   2017-09-24, 2017-09-30",
        "2017-09-24, 2017-09-24, 2017-09-24"
    })
    void shouldReadYearsThatEndOnTheLastSaturdayOfSeptember(String text, String first, String last) {
        shouldRead(SEPTEMBER, text, first, last);
    }

    /** Of the calendars that the federation publishes: 2006, 2012, 2017 and 2023 have 53 weeks. */
    @ParameterizedTest
    @CsvSource({
        "2006,     2006-01-29, 2007-02-03",
        "2012,     2012-01-29, 2013-02-02",
        "2017,     2017-01-29, 2018-02-03",
        "2018,     2018-02-04, 2019-02-02",
        "2022,     2022-01-30, 2023-01-28",
        "2023,     2023-01-29, 2024-02-03",
        "2024,     2024-02-04, 2025-02-01",
        "2023-01,  2023-01-29, 2023-02-25",
        "2023-02,  2023-02-26, 2023-04-01",
        "2023-03,  2023-04-02, 2023-04-29",
        "2023-11,  2023-11-26, 2023-12-30",
        "2023-12,  2023-12-31, 2024-02-03",
        "2024-12,  2025-01-05, 2025-02-01",
        "2023-Q4,  2023-10-29, 2024-02-03"
    })
    void shouldReadTheCalendarOfRetailers(String text, String first, String last) {
        shouldRead(RETAIL, text, first, last);
    }

    private static void shouldRead(Periods periods, String text, String first, String last) {
        Period period = periods.of(text);

        assertThat(period).hasToString(text);
        assertThat(period.first()).hasToString(first);
        assertThat(period.last()).hasToString(last);
        assertThat(periods.of(period.level(), period.first())).isEqualTo(period);
        assertThat(periods.of(period.level(), period.last())).isEqualTo(period);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 6", "5, 2", "7, 12"})
    void shouldNeverBeFartherThanThreeDaysFromTheMonthsEndWhenItIsTheNearest(int weekBegins, int month) {
        Periods periods = fiscal(WeekPattern.W5_4_4, weekBegins, month, YearEnd.NEAREST, YearName.END);
        for (int year = 1990; year < 2090; year++) {
            LocalDate end = LocalDate.of(year, month, 1).plusMonths(1).minusDays(1);
            assertThat(periods.year(year).last()).isBetween(end.minusDays(3), end.plusDays(3));
        }
    }

    @Test
    void shouldNameAYearThatEndsInDecemberAlikeByStartAndEnd() {
        Periods start = fiscal(WeekPattern.W4_4_5, 1, 12, YearEnd.NEAREST, YearName.START);
        Periods end = fiscal(WeekPattern.W4_4_5, 1, 12, YearEnd.NEAREST, YearName.END);

        assertThat(start.year(2026)).isEqualTo(end.year(2026));
        assertThat(start).isNotEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2017-12, 2016-12, 2017-11, 2018-01",
        "2018-12, 2017-12, 2018-11, 2019-01",
        "2018-01, 2017-01, 2017-12, 2018-02"
    })
    void shouldKnowThePeriodsBesideAMonthAndAYearBefore(
            String month, String aYearBefore, String previous, String next) {
        Period of = SEPTEMBER.of(month);

        assertThat(SEPTEMBER.monthAYearBefore(of)).hasToString(aYearBefore);
        assertThat(SEPTEMBER.previous(of)).hasToString(previous);
        assertThat(SEPTEMBER.next(of)).hasToString(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "26", "2026-13", "2026-Q5", "2025-W53", "2026-W00", "2026-02-30", "2026-1", "2026-Q1-1"})
    void shouldRefuseWhatIsNoPeriod(String text) {
        for (Periods periods : new Periods[] {Periods.CALENDAR, SEPTEMBER}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> periods.of(text))
                    .withMessageContaining(text);
        }
    }

    @Test
    void shouldHaveA53rdWeekInLongYearsOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> SEPTEMBER.of("2018-W53"));
        assertThat(SEPTEMBER.of(Level.MONTH, LocalDate.parse("2017-09-30"))).hasToString("2017-12");
    }

    @Test
    void shouldRefuseARuleOfNoWeekdayOrMonth() {
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> fiscal(WeekPattern.W4_4_5, 8, 1, YearEnd.LAST, YearName.END));
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> fiscal(WeekPattern.W4_4_5, 1, 13, YearEnd.LAST, YearName.END));
    }
}
