package io.globalkpi.local.cli;

import io.globalkpi.local.read.TopicCount;
import io.globalkpi.local.read.TopicReader;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The catalogue of topics beside what the broker has of it. */
@Command(name = "topics", description = "List the topics of the catalogue, with what the broker has of them.")
final class TopicsCommand implements Callable<Integer> {

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        List<TopicCount> counts;
        try (TopicReader reader = pipeline.reader()) {
            counts = TopicCount.of(pipeline.topics(reader, root.surroundings()).all(), reader);
        }
        TABLE.print(counts, format.format(), spec.commandLine().getOut());
        return 0;
    }

    private static final Table<TopicCount> TABLE = new Table<TopicCount>()
            .column("topic", TopicCount::topic)
            .column("key", TopicCount::key)
            .column("value", TopicCount::value)
            .column("cleanup", TopicCount::cleanup)
            .column("owner", TopicCount::owner)
            .column("partitions", TopicCount::partitions)
            .column("offsets", TopicCount::offsets);
}
