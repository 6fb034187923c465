package io.globalkpi.streams.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionTest {

    /** 500 months of a shop whose days scatter by a third around a season; on some date one asks where the month will end. */
    @ParameterizedTest
    @ValueSource(ints = {6, 10, 15, 22, 28})
    void shouldHoldTheEndOfFourMonthsInFive(int over) {
        int held = 0;
        for (int month = 0; month < 500; month++) {
            Random random = new Random(1_000L * over + month);
            double[] shares = season(random);
            double[] days = days(shares, random);
            double end = Arrays.stream(days).sum();
            Projection projection = Projection.of(expected(days, shares, over), Arrays.copyOf(days, over), shares);
            held += projection.low() <= end && end <= projection.high() ? 1 : 0;
        }

        assertThat(held / 500.0).isBetween(0.70, 0.90);
    }

    private static double[] season(Random random) {
        double[] weights = new double[30];
        for (int day = 0; day < 30; day++) {
            weights[day] = day >= 18 && day < 21 ? 1 + 2 * random.nextDouble() : 1;
        }
        double all = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / all).toArray();
    }

    private static double[] days(double[] shares, Random random) {
        double level = 50_000 + random.nextInt(100_000);
        return Arrays.stream(shares)
                .map(share -> level * share * Math.exp(0.33 * random.nextGaussian()))
                .toArray();
    }

    private static BigDecimal expected(double[] days, double[] shares, int over) {
        return BigDecimal.valueOf(Arrays.stream(days, 0, over).sum()
                / Arrays.stream(shares, 0, over).sum());
    }

    @Test
    void shouldSayNothingOfTheWidthFromTwoDays() {
        Projection projection =
                Projection.of(new BigDecimal("40"), new double[] {9, 11}, new double[] {0.25, 0.25, 0.25, 0.25});

        assertThat(projection.expected()).isEqualByComparingTo("40");
        assertThat(projection.low()).isNull();
        assertThat(projection.high()).isNull();
    }

    @Test
    void shouldBeSureWhenThePeriodIsOver() {
        Projection projection =
                Projection.of(new BigDecimal("30"), new double[] {9, 11, 10}, new double[] {0.4, 0.3, 0.3});

        assertThat(projection.low()).isEqualTo(30);
        assertThat(projection.high()).isEqualTo(30);
    }
}
