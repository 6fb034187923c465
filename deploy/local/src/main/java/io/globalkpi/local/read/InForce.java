package io.globalkpi.local.read;

import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.Generations;
import io.globalkpi.schemas.topic.Topics;
import java.util.Optional;

/** Which generation of the KPI topics is read now, and what its months are: the newest manifest says so. */
public final class InForce {

    private InForce() {}

    /** The first alone before anything was applied. */
    public static Generations generations(TopicReader reader, SchemaRegistry registry, Topics catalogue) {
        return find(reader, registry, catalogue).orElse(Generations.FIRST_ALONE);
    }

    /** Empty before anything was applied. */
    public static Optional<Generations> find(TopicReader reader, SchemaRegistry registry, Topics catalogue) {
        return manifest(reader, registry, catalogue).map(Generations::of);
    }

    /** What months, quarters, years and weeks are; those of the calendar before anything was applied. */
    public static Periods periods(TopicReader reader, SchemaRegistry registry, Topics catalogue) {
        return manifest(reader, registry, catalogue)
                .map(manifest -> Periods.of(manifest.getFiscalYear()))
                .orElse(Periods.CALENDAR);
    }

    private static Optional<Manifest> manifest(TopicReader reader, SchemaRegistry registry, Topics catalogue) {
        return LatestRecords.of(catalogue.topic(Topics.MANIFEST), Manifest.class, reader, registry).stream()
                .reduce((earlier, later) -> later);
    }

    /** The same catalogue with the generation in force. */
    public static Topics topics(TopicReader reader, SchemaRegistry registry, Topics catalogue) {
        return catalogue.in(generations(reader, registry, catalogue).inForce());
    }
}
