package io.globalkpi.streams.topology;

import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What the graph needs from around it.
 *
 * @param lastOffsets what is on the topics when a task is assigned
 * @param inheritance what the generation before has left
 */
public record Engine(
        Topics topics,
        SchemaRegistry registry,
        ReferenceIndex reference,
        LastOffsets lastOffsets,
        Inheritance inheritance,
        Clock clock,
        Pace pace,
        MeterRegistry meters) {

    /** @param reference the reference data of now; asked often, must be quick */
    public Engine(
            Topics topics,
            SchemaRegistry registry,
            Supplier<ReferenceData> reference,
            LastOffsets lastOffsets,
            Inheritance inheritance,
            Clock clock,
            Pace pace,
            MeterRegistry meters) {
        this(topics, registry, new ReferenceIndex(reference, topics), lastOffsets, inheritance, clock, pace, meters);
    }

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
}
