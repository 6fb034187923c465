package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final long SECOND = 1_000_000_000;
    private static final OptionalLong NONE = OptionalLong.empty();

    private final Arrivals arrivals = new Arrivals();

    @Test
    void shouldBeWholeAtOnceWhenNothingWaits() {
        arrivals.reached(10, 0);

        assertThat(arrivals.next(NONE)).hasValue(10);
        assertThat(arrivals.next(NONE)).isEmpty();
    }

    @Test
    void shouldWaitForCorrectionsThatCameBefore() {
        arrivals.reached(10, SECOND);
        arrivals.reached(20, 3 * SECOND);

        assertThat(arrivals.next(OptionalLong.of(SECOND / 2))).isEmpty();
        assertThat(arrivals.next(OptionalLong.of(2 * SECOND))).hasValue(10);
        assertThat(arrivals.next(NONE)).hasValue(20);
    }

    /** Traffic that never ends must not keep a period open. */
    @Test
    void shouldNotWaitForCorrectionsThatComeMeanwhile() {
        for (int second = 1; second <= 60; second++) {
            arrivals.reached(second, second * SECOND);
            OptionalLong next = arrivals.next(OptionalLong.of((second - 30) * SECOND));
            if (second > 31) {
                assertThat(next).hasValue(second - 31);
            }
        }
    }

    @Test
    void shouldSayAFrontierOnceHoweverOftenItIsReached() {
        for (int i = 0; i < 10; i++) {
            arrivals.reached(10, i * SECOND);
        }

        assertThat(arrivals.next(NONE)).hasValue(10);
        arrivals.reached(10, 20 * SECOND);
        assertThat(arrivals.next(NONE)).isEmpty();
    }
}
