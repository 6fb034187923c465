package io.globalkpi.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.globalkpi.schemas.reference.Bound;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertaintyTest {

    private static final Certainty AT_95 = new Certainty(0.95);
    private static final Certainty STRICT = new Certainty(0.995);

    /** The fewest returns at which a rate above 3 % is sure at 95 %, against sums of binomial probabilities. */
    @ParameterizedTest
    @CsvSource({"5, 2", "20, 3", "30, 4", "100, 7", "500, 23"})
    void shouldBeSureFromTheFewestHitsThatTheBinomialSumAllows(int sample, int hits) {
        assertThat(AT_95.sure(Bound.AT_MOST, hits, sample, 0.03)).isTrue();
        assertThat(AT_95.sure(Bound.AT_MOST, hits - 1, sample, 0.03)).isFalse();
        assertThat(tail(hits, sample, 0.03)).isLessThanOrEqualTo(0.05);
        assertThat(tail(hits - 1, sample, 0.03)).isGreaterThan(0.05);
    }

    /** At the bound itself, what was seen is just as rare as allowed. */
    @ParameterizedTest
    @CsvSource({"7, 100", "1, 5", "23, 500", "29, 30"})
    void shouldGiveTheBoundOfClopperAndPearson(int hits, int sample) {
        double above = AT_95.bound(Bound.AT_MOST, hits, sample);
        double below = AT_95.bound(Bound.AT_LEAST, hits, sample);

        assertThat(tail(hits, sample, above)).isCloseTo(0.05, within(1e-9));
        assertThat(1 - tail(hits + 1, sample, below)).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void shouldGiveTheClosedFormsAtTheEnds() {
        assertThat(AT_95.bound(Bound.AT_LEAST, 0, 30)).isCloseTo(1 - Math.pow(0.05, 1 / 30.0), within(1e-9));
        assertThat(AT_95.bound(Bound.AT_MOST, 30, 30)).isCloseTo(Math.pow(0.05, 1 / 30.0), within(1e-9));
        assertThat(AT_95.bound(Bound.AT_MOST, 0, 30)).isZero();
        assertThat(AT_95.bound(Bound.AT_LEAST, 30, 30)).isEqualTo(1);
    }

    @Test
    void shouldNeverLetTestAndBoundDisagree() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            int sample = random.nextInt(1, 2_000);
            int hits = random.nextInt(0, sample + 1);
            double limit = random.nextDouble(0.001, 0.999);
            for (Bound side : Bound.values()) {
                double bound = STRICT.bound(side, hits, sample);
                if (Math.abs(bound - limit) > 1e-9) {
                    assertThat(STRICT.sure(side, hits, sample, limit))
                            .as("%s %d of %d against %f", side, hits, sample, limit)
                            .isEqualTo(Threshold.beyond(side, bound, limit));
                }
            }
        }
    }

    @Test
    void shouldSayHowManyMoreWouldMakeItSure() {
        long more = STRICT.needed(Bound.AT_MOST, 6, 100, 0.03).orElseThrow();
        double enough = 100 + more;

        assertThat(more).isBetween(150L, 350L);
        assertThat(STRICT.sure(Bound.AT_MOST, 0.06 * enough, enough, 0.03)).isTrue();
        assertThat(STRICT.sure(Bound.AT_MOST, 0.06 * (enough - 1), enough - 1, 0.03))
                .isFalse();
        assertThat(STRICT.needed(Bound.AT_MOST, 60, 1000, 0.03)).hasValue(0);
        assertThat(STRICT.needed(Bound.AT_MOST, 3, 100, 0.03)).isEmpty();
    }

    @Test
    void shouldTakeSharesAndMoreHitsThanSample() {
        assertThat(AT_95.sure(Bound.AT_MOST, 7.5, 99.5, 0.03)).isTrue();
        assertThat(AT_95.sure(Bound.AT_MOST, 12, 10, 0.03)).isTrue();
        assertThat(AT_95.sure(Bound.AT_LEAST, 12, 10, 0.9)).isFalse();
    }

    @Test
    void shouldRefuseAConfidenceThatIsNone() {
        assertThatThrownBy(() -> new Certainty(1)).hasMessageContaining("0.5 to below 1, was 1.0");
        assertThatThrownBy(() -> new Certainty(0.05)).hasMessageContaining("was 0.05");
    }

    private static double tail(int hits, int sample, double rate) {
        double sum = 0;
        for (int k = hits; k <= sample; k++) {
            double logs = k * Math.log(rate) + (sample - k) * Math.log1p(-rate);
            for (int j = 1; j <= k; j++) {
                logs += Math.log((double) (sample - k + j) / j);
            }
            sum += Math.exp(logs);
        }
        return sum;
    }
}
