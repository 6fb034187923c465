package io.globalkpi.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.globalkpi.schemas.reference.Against;
import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.ComparedAs;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparingTest {

    private static final LocalDate SUNDAY = LocalDate.of(2026, 3, 8);

    private final Comparing weekdays = new Comparing(Against.SAME_WEEKDAY, 56, ComparedAs.CHANGE);
    private final Comparing trailing = new Comparing(Against.TRAILING, 28, ComparedAs.DEVIATIONS);

    /** Half as much on a Sunday is what Sundays are; half of that is not. */
    @Test
    void shouldHoldASundayAgainstSundays() {
        List<DayValue> weeks = weeks(100, 50);

        assertThat(weekdays.compare(day(SUNDAY, 50), weeks))
                .hasValueSatisfying(found -> assertThat(found.value()).isZero());
        assertThat(weekdays.compare(day(SUNDAY, 25), weeks)).hasValueSatisfying(found -> {
            assertThat(found.value()).isEqualTo(-0.5);
            assertThat(found.usual()).isEqualTo(50);
            assertThat(found.held()).isEqualTo(8);
        });
    }

    /** A Black Friday among the days before does not make the next Friday a collapse. */
    @Test
    void shouldBeMovedLittleByOneOddDay() {
        List<DayValue> weeks = weeks(100, 100);
        weeks.replaceAll(day -> day.date().equals(SUNDAY.minusDays(7)) ? day(day.date(), 1_000) : day);

        assertThat(weekdays.compare(day(SUNDAY, 100), weeks))
                .hasValueSatisfying(found -> assertThat(found.value()).isZero());
    }

    @Test
    void shouldMeasureInDeviationsOfTheDaysBefore() {
        Random random = new Random(1);
        List<DayValue> days = new ArrayList<>();
        for (int i = 1; i <= 28; i++) {
            days.add(day(SUNDAY.minusDays(i), 100 + 10 * random.nextGaussian()));
        }

        assertThat(trailing.compare(day(SUNDAY, 60), days)).hasValueSatisfying(found -> {
            assertThat(found.spread()).isBetween(5.0, 16.0);
            assertThat(found.value()).isBetween(-8.0, -2.5);
        });
    }

    /** Days all alike would make a trifle a great deviation. */
    @Test
    void shouldNotCallATrifleADeviationBecauseDaysWereAlike() {
        assertThat(trailing.compare(day(SUNDAY, 101), weeks(100, 100)))
                .hasValueSatisfying(found -> assertThat(found.value()).isCloseTo(0.2, within(1e-9)));
    }

    @Test
    void shouldSayNothingOfTooFewDaysOrOfNothing() {
        assertThat(weekdays.compare(day(SUNDAY, 25), weeks(100, 50).subList(0, 21)))
                .isEmpty();
        assertThat(weekdays.compare(day(SUNDAY, 25), weeks(0, 0))).isEmpty();
        assertThat(weekdays.compare(new DayValue(SUNDAY, 1, 0, Double.NaN), weeks(100, 50)))
                .isEmpty();
    }

    @Test
    void shouldRefuseSpansThatDoNotTell() {
        assertThatThrownBy(() -> new Comparing(Against.SAME_WEEKDAY, 21, ComparedAs.CHANGE))
                .hasMessageContaining("28 to 91");
        assertThatThrownBy(() -> new Comparing(Against.TRAILING, 92, ComparedAs.CHANGE))
                .hasMessageContaining("14 to 91");
    }

    /** Of 999 orders with a line of 1 % nine defects are fine, the tenth is one too many: 10 / 999. */
    @ParameterizedTest
    @CsvSource({"0, 1000, 11", "9, 1000, 2", "10, 1000, 1", "11, 1000, ", "9, 999, 1", "2, 100, "})
    void shouldCountWhatIsLeftUntilTheLine(double hits, double sample, Long left) {
        var found = new RedLine(Bound.AT_MOST, 0.01).left(hits, sample);

        assertThat(found.isPresent() ? (Long) found.getAsLong() : null).isEqualTo(left);
    }

    @Test
    void shouldTellTheDaysToTheLineAtThePaceOfTheLastWeek() {
        RedLine line = new RedLine(Bound.AT_MOST, 0.01);
        DayValue before = new DayValue(SUNDAY.minusDays(7), 1, 1_000, 0.001);

        // Seven defects in seven days on steady sales: three more until 10 of 1,000.
        assertThat(line.days(new DayValue(SUNDAY, 7, 1_000, 0.007), new DayValue(before.date(), 0, 1_000, 0)))
                .hasValue(3.0);
        assertThat(line.days(new DayValue(SUNDAY, 1, 1_000, 0.001), before)).isEmpty();
        assertThat(line.days(new DayValue(SUNDAY, 20, 1_000, 0.02), before)).isEmpty();
    }

    /** Nine weeks. */
    private static List<DayValue> weeks(double onWeekdays, double onSundays) {
        List<DayValue> days = new ArrayList<>();
        for (int i = 1; i <= 63; i++) {
            LocalDate date = SUNDAY.minusDays(i);
            days.add(day(date, date.getDayOfWeek() == DayOfWeek.SUNDAY ? onSundays : onWeekdays));
        }
        return days;
    }

    private static DayValue day(LocalDate date, double value) {
        return new DayValue(date, value, 0, value);
    }
}
