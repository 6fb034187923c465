package io.globalkpi.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.Receipt;
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.schemas.ingest.Checkpoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class DemoRunTest {

    private static final Instant START = Instant.parse("2024-06-01T00:00:00Z");
    private static final Instant NOON = START.plus(Duration.ofHours(12));
    private static final Instant NIGHT = START.plus(Duration.ofDays(1));

    private final List<String> happened = new ArrayList<>();
    private final DemoClock clock = new DemoClock(Clock.fixed(NIGHT, ZoneOffset.UTC), START);
    private final Progress progress = patience -> happened.add("caught up at " + clock.instant());
    private final DemoRun run = new DemoRun(new PublisherFake(), progress, clock, new ConsoleFake());

    @Test
    void shouldSetTheClockOnOnlyWhenASliceIsProcessed() throws Exception {
        run.lapse(List.of(new Slice(START, NOON, List.of()), new Slice(NOON, NIGHT, List.of())));

        assertThat(happened)
                .containsExactly(
                        "flushed",
                        "caught up at " + START,
                        "caught up at " + NOON,
                        "passed " + NOON,
                        "flushed",
                        "caught up at " + NOON,
                        "caught up at " + NIGHT,
                        "passed " + NIGHT);
    }

    @Test
    void shouldCountDuplicatesAndLateOnesOverAllSlices() throws Exception {
        SpecificRecord told = traffic("s/1", 1, START, START);
        SpecificRecord restated = traffic("s/1", 2, START, START.plus(Duration.ofDays(3)));
        SpecificRecord late = traffic("s/2", 1, START, START.plus(Duration.ofHours(25)));

        run.lapse(List.of(slice(told, late), slice(told, restated)));

        DemoSummary summary = run.summary();
        assertThat(summary.events()).isEqualTo(4);
        assertThat(summary.duplicates()).isEqualTo(1);
        assertThat(summary.late()).isEqualTo(1);
        assertThat(summary.text())
                .contains("events in     4")
                .contains("KPI values    7")
                .contains("notices       1")
                .contains("scorecards    5")
                .contains("frozen        3");
    }

    @Test
    void shouldStopWhenTheServicesDoNotCatchUp() {
        Progress stuck = patience -> {
            throw new IllegalStateException("kpi-streams is 3 records behind");
        };

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> new DemoRun(new PublisherFake(), stuck, clock, new ConsoleFake()).lapse(List.of(slice())))
                .withMessageContaining("kpi-streams");
        assertThat(clock.instant()).isEqualTo(START);
    }

    private static Slice slice(SpecificRecord... events) {
        return new Slice(START, NOON, List.of(Publication.of(List.of(events))));
    }

    private static SpecificRecord traffic(String entity, long revision, Instant occurred, Instant observed) {
        SpecificRecord event = new Traffic();
        put(event, "entityId", entity);
        put(event, "revision", revision);
        put(event, "occurredAt", occurred);
        put(event, "observedAt", observed);
        return event;
    }

    private static void put(SpecificRecord event, String field, Object value) {
        event.put(event.getSchema().getField(field).pos(), value);
    }

    private final class PublisherFake implements EventPublisher {

        @Override
        public CompletableFuture<Receipt> publish(Publication publication) {
            return CompletableFuture.completedFuture(
                    new Receipt(publication.events().size(), List.of()));
        }

        @Override
        public Optional<Checkpoint> checkpoint(String job) {
            return Optional.empty();
        }

        @Override
        public void flush() {
            happened.add("flushed");
        }

        @Override
        public void close() {}
    }

    private final class ConsoleFake implements DemoConsole {

        @Override
        public void passed(Instant to, long events) {
            happened.add("passed " + to);
        }

        @Override
        public Seen seen() {
            return new Seen(7, 2, 1, 5, 3);
        }
    }
}
