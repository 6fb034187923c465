package io.globalkpi.streams.topology;

import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.kpi.KpiCatalogue;
import io.globalkpi.streams.kpi.Snapshots;
import io.globalkpi.streams.measure.ReferenceBook;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What the graph needs from around it.
 *
 * @param reference the reference data of now; asked often, must be quick
 * @param lastOffsets what is on the topics when a task is assigned
 */
public record Engine(
        Topics topics,
        SchemaRegistry registry,
        Supplier<ReferenceData> reference,
        LastOffsets lastOffsets,
        Clock clock,
        Pace pace,
        MeterRegistry meters) {

    /** Book and catalogue of the reference data of now, made once per manifest. For one thread. */
    Supplier<Snapshots> snapshots() {
        return new Supplier<>() {
            private ReferenceData made = reference.get();
            private Snapshots snapshots = make(made);

            @Override
            public Snapshots get() {
                ReferenceData now = reference.get();
                if (now != made) {
                    snapshots = make(now);
                    made = now;
                }
                return snapshots;
            }
        };
    }

    private static Snapshots make(ReferenceData data) {
        return new Snapshots(KpiCatalogue.of(data), ReferenceBook.of(data));
    }
}
