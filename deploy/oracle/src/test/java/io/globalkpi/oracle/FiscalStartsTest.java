package io.globalkpi.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.period.Period;
import io.globalkpi.schemas.period.Period.Level;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.FiscalYear;
import io.globalkpi.schemas.reference.WeekPattern;
import io.globalkpi.schemas.reference.YearEnd;
import io.globalkpi.schemas.reference.YearName;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Two who count weeks apart from each other, one by a walk and one by rule, come to the same dates; and to published ones. */
class FiscalStartsTest {

    private static FiscalStarts starts(WeekPattern pattern, int weekBegins, int month, YearEnd end) {
        return new FiscalStarts(new FiscalYear(pattern, weekBegins, month, end, YearName.END));
    }

    @ParameterizedTest
    @CsvSource({
        "WEEK,    2017-09-30, 2017-09-24, 2017-10-01",
        "MONTH,   2017-09-30, 2017-08-20, 2017-10-01",
        "MONTH,   2016-10-23, 2016-10-23, 2016-11-20",
        "QUARTER, 2017-09-30, 2017-06-25, 2017-10-01",
        "YEAR,    2017-09-30, 2016-09-25, 2017-10-01",
        "YEAR,    2023-09-30, 2022-09-25, 2023-10-01"
    })
    void shouldCountFromTheLastSaturdayOfSeptember(Window window, LocalDate date, LocalDate first, LocalDate next) {
        FiscalStarts starts = starts(WeekPattern.W4_4_5, 7, 9, YearEnd.LAST);

        assertThat(starts.first(window, date)).isEqualTo(first);
        assertThat(starts.next(window, date)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"2023-06-01, 2023-01-29, 2024-02-04", "2024-02-03, 2023-01-29, 2024-02-04"})
    void shouldCountFromTheSaturdayNearestToTheEndOfJanuary(LocalDate date, LocalDate first, LocalDate next) {
        FiscalStarts starts = starts(WeekPattern.W4_5_4, 7, 1, YearEnd.NEAREST);

        assertThat(starts.first(Window.YEAR, date)).isEqualTo(first);
        assertThat(starts.next(Window.YEAR, date)).isEqualTo(next);
    }

    @ParameterizedTest
    @EnumSource(WeekPattern.class)
    void shouldAgreeWithThePeriodsOfTheContract(WeekPattern pattern) {
        for (YearEnd end : YearEnd.values()) {
            for (int month = 1; month <= 12; month++) {
                FiscalYear rule = new FiscalYear(pattern, month % 7 + 1, month, end, YearName.START);
                shouldAgree(Periods.of(rule), new FiscalStarts(rule));
            }
        }
    }

    private static void shouldAgree(Periods periods, FiscalStarts starts) {
        LocalDate until = LocalDate.parse("2031-01-01");
        for (LocalDate date = LocalDate.parse("2019-01-01"); date.isBefore(until); date = date.plusDays(1)) {
            for (Level level : Level.values()) {
                Period period = periods.of(level, date);
                Window window = Window.of(level.window());
                assertThat(starts.first(window, date))
                        .as("%s %s", periods, date)
                        .isEqualTo(period.first());
                assertThat(starts.next(window, date)).isEqualTo(period.last().plusDays(1));
            }
        }
    }

    @Test
    void shouldCompareAsManyDatesOfTheFiscalMonthBefore() {
        FiscalStarts starts = starts(WeekPattern.W4_4_5, 7, 9, YearEnd.LAST);
        LocalDate end = LocalDate.parse("2017-10-03"); // the step that ends then is of October 2, the second date

        Window.Range before =
                Window.MONTH.before(end.atStartOfDay(java.time.ZoneOffset.UTC).toInstant(), starts);

        assertThat(before.from()).hasToString("2017-08-20T00:00:00Z");
        assertThat(before.until()).hasToString("2017-08-22T00:00:00Z");
    }
}
