package io.globalkpi.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RationTest {

    @Test
    void shouldPickTheShareWhateverTheSizeOfTheDays() {
        double[] shares = new double[100];
        Arrays.fill(shares, 0.02);
        int[] orders = IntStream.range(0, 100).map(day -> day * 7 % 31).toArray();
        Ration ration = new Ration(42, shares, orders);

        int asked = 0;
        int picked = 0;
        for (int day = 0; day < 100; day++) {
            for (int index = 0; index < orders[day]; index++) {
                asked++;
                picked += ration.picks(day, index) ? 1 : 0;
                assertThat(picked).isLessThanOrEqualTo((int) Math.ceil(asked * 0.02));
            }
        }
        assertThat(picked).isBetween((int) (asked * 0.02) - 1, (int) (asked * 0.02) + 1);
    }

    @Test
    void shouldNeverPickAShareOfNothing() {
        Ration ration = new Ration(42, new double[2], new int[] {1000, 1000});

        assertThat(IntStream.range(0, 1000).filter(index -> ration.picks(0, index)))
                .isEmpty();
    }
}
