package io.globalkpi.schemas.period;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.period.Period.Level;
import io.globalkpi.schemas.reference.FiscalYear;
import io.globalkpi.schemas.reference.WeekPattern;
import io.globalkpi.schemas.reference.YearEnd;
import io.globalkpi.schemas.reference.YearName;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the rule, periods leave no date out and lie within each other. */
class PeriodsTileTimeTest {

    private static final LocalDate FROM = LocalDate.parse("2015-01-01");
    private static final LocalDate UNTIL = LocalDate.parse("2032-01-01");

    static Stream<Periods> allPeriods() {
        return Stream.concat(
                Stream.of(Periods.CALENDAR),
                rules().filter(rule -> rule.getPattern() == WeekPattern.W4_5_4).map(Periods::of));
    }

    private static Stream<FiscalYear> rules() {
        return Arrays.stream(WeekPattern.values())
                .flatMap(pattern -> IntStream.rangeClosed(1, 7)
                        .boxed()
                        .flatMap(day -> IntStream.rangeClosed(1, 12)
                                .boxed()
                                .flatMap(month -> Arrays.stream(YearEnd.values())
                                        .flatMap(end -> Arrays.stream(YearName.values())
                                                .map(name -> new FiscalYear(pattern, day, month, end, name))))));
    }

    @ParameterizedTest
    @MethodSource("allPeriods")
    void shouldFollowOneAnotherWithoutAGapOrAnOverlap(Periods periods) {
        for (Level level : Level.values()) {
            Period period = periods.of(level, FROM);
            while (period.first().isBefore(UNTIL)) {
                Period next = periods.next(period);
                assertThat(next.first()).isEqualTo(period.last().plusDays(1));
                assertThat(periods.previous(next)).isEqualTo(period);
                assertThat(periods.of(period.id())).isEqualTo(period);
                assertThat(next.id()).isGreaterThan(period.id());
                period = next;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("allPeriods")
    void shouldHoldEveryDateInTheShorterPeriodThatLiesInTheLonger(Periods periods) {
        for (LocalDate date = FROM; date.isBefore(UNTIL); date = date.plusDays(5)) {
            Period month = periods.of(Level.MONTH, date);
            Period quarter = periods.of(Level.QUARTER, date);
            assertThat(month.contains(date)).isTrue();
            assertThat(periods.of(Level.WEEK, date).contains(date)).isTrue();
            assertThat(quarter.contains(month)).isTrue();
            assertThat(periods.of(Level.YEAR, date).contains(quarter)).isTrue();
            assertThat(periods.yearOf(date))
                    .hasToString(periods.of(Level.YEAR, date).id());
        }
    }

    @Test
    void shouldCountWeeksAsThePatternSays() {
        assertThat(rules()).hasSize(1008).allSatisfy(rule -> {
            Periods periods = Periods.of(rule);
            for (int year = 2010; year < 2040; year++) {
                shouldCountWeeks(periods, rule, year);
            }
        });
    }

    private static void shouldCountWeeks(Periods periods, FiscalYear rule, int year) {
        int weeks = periods.year(year).days() / 7;
        assertThat(periods.year(year).days() % 7).isZero();
        assertThat(weeks).isBetween(52, 53);
        assertThat(periods.year(year).first().getDayOfWeek().getValue()).isEqualTo(rule.getWeekBegins());
        String[] pattern = rule.getPattern().name().substring(1).split("_");
        for (int month = 1; month <= 12; month++) {
            int longer = month == 12 ? weeks - 52 : 0;
            assertThat(periods.month(year, month).days())
                    .isEqualTo(7 * (Integer.parseInt(pattern[(month - 1) % 3]) + longer));
        }
    }
}
