package io.globalkpi.local.cli;

import io.globalkpi.local.read.KpiQuestion;
import io.globalkpi.local.read.KpiReader;
import io.globalkpi.local.read.KpiRow;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.local.trace.Traced;
import io.globalkpi.local.trace.Tracer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Published values of a running pipeline, traced to their raw records. */
final class Traces {

    private final PipelineOptions pipeline;
    private final Surroundings around;
    private final Path mappings;

    /** @param mappings those that files were imported by; null for the ones that ship */
    Traces(PipelineOptions pipeline, Surroundings around, @Nullable Path mappings) {
        this.pipeline = pipeline;
        this.around = around;
        this.mappings = mappings == null ? around.mappings() : mappings;
    }

    /** Nothing when no such value was published. */
    List<Traced> of(KpiQuestion question) throws InterruptedException {
        SchemaRegistry registry = pipeline.registry(around);
        try (TopicReader reader = pipeline.reader()) {
            Topics catalogue = pipeline.topics(reader, around);
            List<KpiRow> rows = new KpiReader(reader, registry, catalogue).rows(question);
            return rows.isEmpty()
                    ? List.of()
                    : new Tracer(reader, registry, catalogue, mappings).trace(rows, pipeline.reference(around));
        }
    }
}
