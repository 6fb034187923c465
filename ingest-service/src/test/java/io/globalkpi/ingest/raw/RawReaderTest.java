package io.globalkpi.ingest.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.RawJson;
import io.globalkpi.ingest.simulate.Simulation;
import io.globalkpi.ingest.simulate.SimulationPlan;
import io.globalkpi.ingest.simulate.Slice;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.schemas.topic.EventKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class RawReaderTest {

    private static final Instant END = Instant.parse("2026-06-15T12:00:00Z");
    private static final Simulation MONTH =
            Simulation.of(SimulationPlan.demo(END).withEvents(15_000).withSeed(7));

    private final RawReader reader = new RawReader(Path.of("none"));

    @Test
    void shouldMakeEveryEventOfASimulatedMonthOnceMore() {
        Set<EventKind> met = EnumSet.noneOf(EventKind.class);
        for (Slice slice : MONTH.slices()) {
            slice.publications().forEach(publication -> compare(publication, met));
        }

        assertThat(met).containsExactlyInAnyOrder(EventKind.values());
    }

    @Test
    void shouldMakeWhatASimulationGoesOnWithOnceMore() {
        Set<EventKind> met = EnumSet.noneOf(EventKind.class);
        MONTH.live(END).until(END.plus(Duration.ofHours(5))).forEach(publication -> compare(publication, met));

        assertThat(met).contains(EventKind.ORDERS);
    }

    private void compare(Publication publication, Set<EventKind> met) {
        for (int i = 0; i < publication.events().size(); i++) {
            SpecificRecord event = publication.events().get(i);
            RawRecord raw = publication.raw().get(i);
            assertThat(reader.isOf(event, raw)).isTrue();
            assertThat(reader.event(raw, event)).isEqualTo(event);
            met.add(EventKind.ofRecord(event));
        }
    }

    @Test
    void shouldMakeAPushedEventOnceMore() {
        for (SpecificRecord event : someEvents()) {
            event.put(event.getSchema().getField("rawRef").pos(), "");
            RawRecord raw = RawJson.ofPushed(event, END);
            SpecificRecord other = someEvents().get(0);

            assertThat(reader.isOf(event, raw)).isTrue();
            assertThat(reader.isOf(other, raw)).isFalse();
            assertThat(reader.event(raw, event)).isEqualTo(event);
        }
    }

    @Test
    void shouldSayWhyThereIsNoEvent() {
        SpecificRecord told = someEvents().get(0);
        RawRecord raw = RawJson.ofPushed(told, END);

        assertThatThrownBy(() -> reader.event(with(raw, "amazon", "{}"), told)).hasMessageContaining("amazon");
        assertThatThrownBy(() -> reader.event(with(raw, "push", "{}"), told)).hasMessageContaining("missing");
        assertThatThrownBy(() -> reader.event(with(raw, "push", "{"), told)).hasMessageContaining("no JSON");
        assertThatThrownBy(() -> reader.event(with(raw, "simulation", "{}"), told))
                .hasMessageContaining("not what a simulation sends");
    }

    private static RawRecord with(RawRecord raw, String source, String content) {
        return RawRecord.newBuilder(raw).setSource(source).setContent(content).build();
    }

    private static List<SpecificRecord> someEvents() {
        return MONTH.slices().iterator().next().publications().get(0).events();
    }
}
