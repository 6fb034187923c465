package io.globalkpi.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DemoClockTest {

    private static final Instant START = Instant.parse("2024-06-01T00:00:00Z");

    private final AtomicReference<Instant> wallTime = new AtomicReference<>(START.plus(Duration.ofDays(30)));
    private final Clock wall = Clock.tick(
            new Clock() {
                @Override
                public Instant instant() {
                    return wallTime.get();
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException("one zone is enough here");
                }
            },
            Duration.ofMillis(1));
    private final DemoClock clock = new DemoClock(wall, START);

    @Test
    void shouldStandStillUntilItIsSetOn() {
        assertThat(clock.instant()).isEqualTo(START);
        clock.setOn(START.plusSeconds(60));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(60));
        assertThat(clock.millis()).isEqualTo(START.plusSeconds(60).toEpochMilli());
    }

    @Test
    void shouldNeverGoBack() {
        clock.setOn(START.plusSeconds(60));
        clock.setOn(START);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void shouldRunWithTheRealClockInTheEnd() {
        clock.run();
        assertThat(clock.instant()).isEqualTo(wallTime.get());
        wallTime.set(wallTime.get().plusSeconds(5));
        assertThat(clock.instant()).isEqualTo(wallTime.get());
    }

    @Test
    void shouldWaitForARealClockThatIsBehind() {
        Instant ahead = wallTime.get().plusSeconds(10);
        clock.setOn(ahead);
        clock.run();
        assertThat(clock.instant()).isEqualTo(ahead);
        wallTime.set(wallTime.get().minusSeconds(10));
        assertThat(clock.instant()).isEqualTo(ahead);
    }

    @Test
    void shouldBeTheSameClockInAnotherZone() {
        Clock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));
        clock.setOn(START.plusSeconds(1));
        assertThat(tokyo.instant()).isEqualTo(START.plusSeconds(1));
        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
}
