package io.globalkpi.ingest.pull.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.ingest.platform.Rate;
import io.globalkpi.standin.SteeredClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private final SteeredClock clock = new SteeredClock(Instant.parse("2026-03-10T12:00:00Z"));
    private final Limits limits = new Limits(clock);
    private final Rate rate = new Rate("list", Rate.Scope.ACCOUNT, 40, Duration.ofSeconds(1));

    @Test
    void shouldKeepHowManyMayBeMadeAtOnceWhenThePlatformTellsItsPace() {
        assertThat(limits.take("acme", rate)).isEmpty();
        limits.learn("acme", rate, Duration.ofMinutes(3));

        for (int call = 1; call < 40; call++) {
            assertThat(limits.take("acme", rate)).isEmpty();
        }
        assertThat(limits.take("acme", rate))
                .hasValueSatisfying(at -> assertThat(at)
                        .isBetween(
                                clock.instant().plusSeconds(170),
                                clock.instant().plusSeconds(181)));
    }
}
