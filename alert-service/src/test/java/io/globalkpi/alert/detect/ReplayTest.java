package io.globalkpi.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Samples;
import io.globalkpi.alert.SettableClock;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.table.ReferenceData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is published of an episode does not depend on the wall clock, but for what is named here. */
class ReplayTest {

    private static final Instant NINE = Instant.parse("2026-03-10T09:00:00Z");

    private final ReferenceData reference = Samples.reference(Samples.returnRateRule(), Samples.returnRate());
    private final List<KpiSnapshot> recorded = recorded();

    @Test
    void shouldPublishTheSameBytesReplayedAsLive() {
        assertThat(bytes(replayed())).isEqualTo(bytes(streamed(Duration.ofSeconds(2))));
    }

    /** Told years later it is history: that alone is said otherwise, and that the last still stands. */
    @Test
    void shouldDifferOnlyInWhatIsHistoryByAnotherWallClock() {
        List<Breach> later = streamed(Duration.ofDays(1000));

        assertThat(later).isNotEmpty().allMatch(Breach::getHistoric);
        assertThat(bytes(later.stream().map(ReplayTest::told).toList())).isEqualTo(bytes(replayed()));
    }

    private static Breach told(Breach breach) {
        return Breach.newBuilder(breach).setHistoric(false).build();
    }

    private List<Breach> replayed() {
        List<Breach> breaches = new ArrayList<>();
        SettableClock clock = new SettableClock(NINE);
        Replay replay = new Replay(reference, clock, breaches::add);
        for (KpiSnapshot row : recorded) {
            clock.set(row.getAsOf());
            replay.look(Samples.key(row), row);
        }
        return breaches;
    }

    private List<Breach> streamed(Duration later) {
        List<Breach> breaches = new ArrayList<>();
        try (DetectionBench bench = new DetectionBench(NINE, reference)) {
            for (KpiSnapshot row : recorded) {
                bench.clock.set(row.getAsOf().plus(later));
                bench.breachesOf(row).forEach(told -> breaches.add(told.value));
            }
        }
        return breaches;
    }

    /** Three weeks that go up and down, with steps corrected days later. */
    private static List<KpiSnapshot> recorded() {
        Random random = new Random(20260310);
        List<KpiSnapshot> rows = new ArrayList<>();
        Instant at = NINE;
        for (int i = 0; i < 500; i++) {
            at = at.plus(Duration.ofMinutes(5 + random.nextInt(115)));
            KpiSnapshot row = Samples.returnsOfThousand(at, random.nextInt(8) * 10);
            rows.add(row);
            if (random.nextInt(6) == 0) {
                KpiSnapshot old = rows.get(Math.max(0, rows.size() - 40));
                rows.add(KpiSnapshot.newBuilder(old)
                        .setAsOf(at)
                        .setClosed(true)
                        .setKpis(List.of(Samples.kpi(random.nextInt(8) * 10, 1000)))
                        .build());
            }
        }
        return rows;
    }

    private static List<ByteBuffer> bytes(List<Breach> breaches) {
        return breaches.stream().map(ReplayTest::bytes).toList();
    }

    private static ByteBuffer bytes(Breach breach) {
        try {
            return breach.toByteBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
