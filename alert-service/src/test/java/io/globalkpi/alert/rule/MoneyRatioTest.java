package io.globalkpi.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.LevelAction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * What a rule "ACoS above 40 %" costs and catches: simulated advertisers whose orders are worth very different sums, looked
 * at once a day for sixty days through the rule engine itself, over a rolling window of thirty days.
 */
class MoneyRatioTest {

    private static final int SELLERS = 1_000;
    private static final int DAYS = 60;
    private static final int WINDOW = 30;
    private static final double HEALTHY = 0.3;
    private static final double BAD = 0.6;
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    @Test
    void shouldSpareTheHealthyAndCatchTheBadWhenSure() {
        AlertRule sure = rule(Optional.of(new Certainty(0.995)));

        assertThat(List.of(alerted(sure, 1, HEALTHY), alerted(sure, 3, HEALTHY), alerted(sure, 10, HEALTHY)))
                .allSatisfy(share -> assertThat(share).isLessThanOrEqualTo(0.01));
        assertThat(alerted(sure, 10, BAD)).isGreaterThan(0.85);
    }

    /** The bare value rings for every third healthy one. */
    @Test
    void shouldBeBetterThanTheBareValue() {
        assertThat(alerted(rule(Optional.empty()), 3, HEALTHY)).isGreaterThan(0.3);
    }

    @Test
    void shouldNotBeSureOfFewDays() {
        List<DayValue> week = new ArrayList<>();
        for (int i = 0; i < RatioError.FEWEST - 1; i++) {
            week.add(new DayValue(START.plusDays(i), 6 + i % 3, 10, 0.6));
        }
        assertThat(RatioError.of(0.6, week)).isEmpty();

        week.add(new DayValue(START.plusDays(60), 8, 10, 0.8));
        assertThat(RatioError.of(0.6, week)).isPresent();
    }

    /** By hand: days 1/10 and 3/10, seven of each; every residual is 1, n/(n-1) = 14/13, the sum below is 140. */
    @Test
    void shouldComeToTheDeltaMethod() {
        List<DayValue> days = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            days.add(new DayValue(START.plusDays(i), i % 2 == 0 ? 1 : 3, 10, 0));
        }

        assertThat(RatioError.of(0.2, days)).hasValueSatisfying(found -> {
            assertThat(found.error()).isCloseTo(Math.sqrt(14 * 14 / 13.0) / 140, Offset.offset(1e-12));
            assertThat(found.days()).isEqualTo(14);
        });
    }

    private static double alerted(AlertRule rule, int ordersADay, double ratio) {
        Random random = new Random(20261124);
        int alerted = 0;
        for (int seller = 0; seller < SELLERS; seller++) {
            alerted += isAlerted(rule, ordersADay, ratio, random) ? 1 : 0;
        }
        return (double) alerted / SELLERS;
    }

    private static boolean isAlerted(AlertRule rule, int ordersADay, double ratio, Random random) {
        List<DayValue> days = new ArrayList<>();
        Health health = Normal.NEW;
        boolean alerted = false;
        for (int day = 0; day < DAYS; day++) {
            days.add(day(START.plusDays(day), ordersADay, ratio, random));
            Verdict verdict = health.look(rule, reading(days.subList(Math.max(0, day + 1 - WINDOW), day + 1)));
            alerted |=
                    verdict.change().filter(change -> change.why() == Why.HELD).isPresent();
            health = verdict.health();
        }
        return alerted;
    }

    /** Spend comes whatever is sold; sales are so many orders of very different size, so a day's ratio is anything. */
    private static DayValue day(LocalDate date, int ordersADay, double ratio, Random random) {
        double sales = 0;
        for (int i = orders(ordersADay, random); i > 0; i--) {
            sales += Math.exp(0.8 * random.nextGaussian() - 0.32) * 20;
        }
        double spend = ratio * ordersADay * 20 * Math.exp(0.3 * random.nextGaussian() - 0.045);
        return new DayValue(date, spend, sales, sales == 0 ? Double.NaN : spend / sales);
    }

    private static int orders(double mean, Random random) {
        int orders = 0;
        for (double product = random.nextDouble(); product > Math.exp(-mean); product *= random.nextDouble()) {
            orders++;
        }
        return orders;
    }

    private static Reading reading(List<DayValue> days) {
        double above = days.stream().mapToDouble(DayValue::numerator).sum();
        double below = days.stream().mapToDouble(DayValue::denominator).sum();
        Instant at = days.get(days.size() - 1)
                .date()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        Double value = below == 0 ? null : (Double) (above / below);
        return new Reading(
                at,
                at,
                true,
                value,
                BigDecimal.valueOf(above),
                BigDecimal.valueOf(below),
                1_000,
                false,
                value == null ? null : RatioError.of(value, days).orElse(null),
                true,
                false);
    }

    private static AlertRule rule(Optional<Certainty> certainty) {
        Patience atOnce = new Patience(Duration.ZERO, Duration.ZERO);
        Threshold warning = new Threshold("warning", Bound.AT_MOST, 0.4, 0.4, atOnce, certainty, LevelAction.NOTIFY);
        return new AlertRule(
                "acos",
                1,
                "ACoS above 40 %",
                "acos",
                "30d",
                new ScopeSelector(List.of(), List.of()),
                List.of(warning),
                0,
                List.of(),
                0,
                Conditions.NONE,
                Comparing.NOTHING,
                Optional.empty(),
                Flapping.NEVER,
                Bearing.NONE);
    }
}
