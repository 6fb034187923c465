package io.globalkpi.local.cli;

import io.globalkpi.local.read.LatestRecords;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.topic.Topics;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Input that could not enter, each once, with what to do about it. */
@Command(
        name = "dead-letters",
        description = "List the input that could not be parsed, mapped or placed, and what to do; or hand it in again.")
final class DeadLettersCommand implements Callable<Integer> {

    private final Table<DeadLetter> table = new Table<DeadLetter>()
            .column("observedAt", DeadLetter::getObservedAt)
            .column("reason", DeadLetter::getReason)
            .column("site", DeadLetter::getSite)
            .column("kind", DeadLetter::getKind)
            .column("source", DeadLetter::getSource)
            .column("line", DeadLetter::getLine)
            .column("path", DeadLetter::getPath)
            .column("value", DeadLetter::getValue)
            .column("expected", DeadLetter::getExpected)
            .column("message", DeadLetter::getMessage)
            .column("attempt", DeadLetter::getAttempt)
            .column("id", DeadLetter::getId);

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Mixin
    private FormatOption format;

    @Option(names = "--reason", paramLabel = "CODE", description = "Those only with this reason, such as unknown-site.")
    private @Nullable String reason;

    @Option(
            names = "--input",
            description =
                    "Show what was handed in as well; sealed input if INGEST_SEAL_KEY or INGEST_SEAL_KEY_FILE is set.")
    private boolean input;

    @Option(names = "--replay", description = "Hand them in again instead, through the ingest service.")
    private boolean replay;

    @Override
    public Integer call() throws Exception {
        List<DeadLetter> letters = letters();
        if (replay) {
            return Doors.replay(
                    root.surroundings(), pipeline, letters, spec.commandLine().getOut());
        }
        if (input) {
            table.column("input", Doors.input(root.surroundings()));
        }
        table.print(letters, format.format(), spec.commandLine().getOut());
        return 0;
    }

    private List<DeadLetter> letters() {
        try (TopicReader reader = pipeline.reader()) {
            var topic = new Topics(pipeline.partitions()).topic(Topics.DEAD_LETTERS);
            return LatestRecords.of(topic, DeadLetter.class, reader, pipeline.registry(root.surroundings())).stream()
                    .filter(letter -> reason == null || letter.getReason().equals(reason))
                    .sorted(Comparator.comparing(DeadLetter::getObservedAt).thenComparing(DeadLetter::getId))
                    .toList();
        }
    }
}
