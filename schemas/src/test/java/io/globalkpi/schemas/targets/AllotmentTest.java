package io.globalkpi.schemas.targets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllotmentTest {

    @Test
    void shouldGiveWhatIsLeftOverToTheLargestRemainders() {
        assertThat(Allotment.of(100, new double[] {1, 1, 1})).containsExactly(34, 33, 33);
        assertThat(Allotment.of(10, new double[] {0.55, 0.30, 0.15})).containsExactly(6, 3, 1);
        assertThat(Allotment.of(-100, new double[] {1, 1, 1})).containsExactly(-34, -33, -33);
    }

    @Test
    void shouldGiveNothingToAWeightOfZero() {
        assertThat(Allotment.of(7, new double[] {0, 2, 0})).containsExactly(0, 7, 0);
    }

    @Test
    void shouldGiveAllTheSameWhenNothingWeighsAnything() {
        assertThat(Allotment.of(3, new double[] {0, 0, 0})).containsExactly(1, 1, 1);
    }

    @Test
    void shouldBeExactFarBeyondWhatADoubleHolds() {
        assertThat(Allotment.of(9_000_000_000_000_000_001L, new double[] {1, 1}))
                .containsExactly(4_500_000_000_000_000_001L, 4_500_000_000_000_000_000L);
    }
}
