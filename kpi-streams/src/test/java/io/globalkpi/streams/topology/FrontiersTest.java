package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrontiersTest {

    private final Frontiers frontiers = new Frontiers(2);

    @Test
    void shouldHaveGotAsFarAsTheLast() {
        frontiers.raise(0, 500);
        assertThat(frontiers.least()).isEmpty();

        frontiers.raise(1, 300);
        assertThat(frontiers.least()).hasValue(300);
    }

    @Test
    void shouldNeverGoBack() {
        assertThat(frontiers.raise(0, 500)).isTrue();
        assertThat(frontiers.raise(0, 400)).isFalse();
        frontiers.raise(1, 500);

        assertThat(frontiers.least()).hasValue(500);
    }

    @Test
    void shouldBeLiveOnceAllAreHeardOfAndNoneIsBehind() {
        frontiers.raise(0, 500);
        frontiers.isLive(0, true);
        assertThat(frontiers.areLive()).isFalse();

        frontiers.raise(1, 500);
        frontiers.isLive(1, false);
        assertThat(frontiers.areLive()).isFalse();

        frontiers.isLive(1, true);
        assertThat(frontiers.areLive()).isTrue();
    }

    /** While the clock stands still, who is live says nothing. */
    @Test
    void shouldTakeThoseItFindsStoredForLiveUntilTheySayOtherwise() {
        frontiers.raise(0, 500);
        frontiers.raise(1, 500);
        assertThat(frontiers.areLive()).isTrue();

        frontiers.isLive(0, false);
        assertThat(frontiers.areLive()).isFalse();
    }
}
