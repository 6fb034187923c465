package io.globalkpi.local.cli;

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

    private final Table<DeadLetter> columns = new Table<DeadLetter>()
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

    private final Listing<DeadLetter> listing = new Listing<>(
            Topics.DEAD_LETTERS,
            DeadLetter.class,
            Comparator.comparing(DeadLetter::getObservedAt).thenComparing(DeadLetter::getId),
            columns);

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
        List<DeadLetter> letters = listing.records(
                pipeline,
                root.surroundings(),
                letter -> reason == null || letter.getReason().equals(reason));
        if (replay) {
            return Doors.replay(
                    root.surroundings(), pipeline, letters, spec.commandLine().getOut());
        }
        if (input) {
            columns.column("input", Doors.input(root.surroundings()));
        }
        listing.print(letters, format, spec.commandLine().getOut());
        return 0;
    }
}
