package io.globalkpi.streams.topology;

import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.Generations;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.kpi.KpiCatalogue;
import io.globalkpi.streams.kpi.Snapshots;
import io.globalkpi.streams.measure.ReferenceBook;
import io.globalkpi.streams.scorecard.ScorecardBook;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the graph needs from around it.
 *
 * @param reference the reference data of now; asked often, must be quick
 * @param lastOffsets what is on the topics when a task is assigned
 * @param inheritance what the generation before has left
 */
public record Engine(
        Topics topics,
        SchemaRegistry registry,
        Supplier<ReferenceData> reference,
        LastOffsets lastOffsets,
        Inheritance inheritance,
        Clock clock,
        Pace pace,
        MeterRegistry meters) {

    /** One that nobody was before. */
    public Engine(
            Topics topics,
            SchemaRegistry registry,
            Supplier<ReferenceData> reference,
            LastOffsets lastOffsets,
            Clock clock,
            Pace pace,
            MeterRegistry meters) {
        this(topics, registry, reference, lastOffsets, Inheritance.NONE, clock, pace, meters);
    }

    /** Book and catalogue of the reference data of now. For one thread. */
    Supplier<Snapshots> snapshots() {
        return oncePerManifest(data -> new Snapshots(KpiCatalogue.of(data), ReferenceBook.of(data), tenure(data)));
    }

    /** The reference data of now, indexed. For one thread. */
    Supplier<ReferenceBook> books() {
        return oncePerManifest(ReferenceBook::of);
    }

    /** What scorecards go by now. For one thread. */
    Supplier<ScorecardBook> scorecardBooks() {
        return oncePerManifest(ScorecardBook::of);
    }

    private <T> Supplier<T> oncePerManifest(Function<ReferenceData, T> make) {
        return new Supplier<>() {
            private ReferenceData made = reference.get();
            private T product = make.apply(made);

            @Override
            public T get() {
                ReferenceData now = reference.get();
                if (now != made) {
                    product = make.apply(now);
                    made = now;
                }
                return product;
            }
        };
    }

    /** Since when this generation has been in force; empty while another one is. */
    Optional<Instant> tenure(ReferenceData data) {
        Generations generations = data.generations();
        return generations.inForce().equals(topics.generation()) ? Optional.of(generations.since()) : Optional.empty();
    }
}
