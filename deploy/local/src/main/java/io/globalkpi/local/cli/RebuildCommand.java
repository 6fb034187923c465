package io.globalkpi.local.cli;

import io.globalkpi.local.read.InForce;
import io.globalkpi.local.read.PipelineException;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.local.rebuild.Compared;
import io.globalkpi.local.rebuild.Remains;
import io.globalkpi.local.rebuild.TakenOver;
import io.globalkpi.schemas.table.Generations;
import io.globalkpi.schemas.topic.Generation;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** All KPIs made anew beside those in force, and put in their place at once. */
@Command(
        name = "rebuild",
        description = {
            "Make a new generation of all KPIs from the events, beside the one in force, and switch to it at once when it has caught up.",
            "What is in force goes on meanwhile. Ended at any point, it goes on where it was when it is run again.",
            "Afterwards the one before is kept up to date for the way back, until --retire."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed; or values differ, with --compare and --expect-same", "2:wrong usage"})
final class RebuildCommand implements Callable<Integer> {

    private static final Duration LEAVING = Duration.ofMinutes(1);

    /** What else there is to do than all of it. */
    static final class Step {

        @Option(names = "--status", description = "Say which generations there are.")
        private boolean status;

        @Option(names = "--no-switch", description = "Make it and compare it, and leave it beside.")
        private boolean noSwitch;

        @Option(
                names = "--compare",
                description = "List the settled values that the one beside says otherwise than the one in force.")
        private boolean compare;

        @Option(names = "--rollback", description = "Put the generation before in force again.")
        private boolean rollback;

        @Option(
                names = "--retire",
                description = "Give up the generation beside the one in force, with its topics and state.")
        private boolean retire;
    }

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Mixin
    private FormatOption format;

    @ArgGroup
    private Step step = new Step();

    @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
    private boolean dryRun;

    @Option(
            names = "--expect-same",
            description = "Switch only if no settled value differs: for a new layout of state.")
    private boolean expectSame;

    @Option(
            names = "--application",
            paramLabel = "ID",
            defaultValue = Doors.STREAMS_GROUP,
            description = "STREAMS_APPLICATION_ID of the instances (default: ${DEFAULT-VALUE}).")
    private String application;

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            defaultValue = "PT5M",
            description = "Fail when nothing has moved for so long (default: ${DEFAULT-VALUE}).")
    private Duration patience;

    @Option(
            names = "--settling",
            paramLabel = "DURATION",
            defaultValue = "PT35S",
            description =
                    "What differs for longer than that differs: a little more than STREAMS_CORRECT_MS (default: ${DEFAULT-VALUE}).")
    private Duration settling;

    @Override
    public Integer call() throws InterruptedException {
        try (TopicReader reader = pipeline.reader();
                Admin admin = Admin.create(Map.of("bootstrap.servers", pipeline.bootstrap()))) {
            NextGeneration next = new NextGeneration(
                    reader, pipeline.registry(root.surroundings()), admin, catalogue(), application, this::say);
            Generations now = generations(reader);
            if (step.status) {
                return status(now);
            }
            if (step.rollback) {
                return rollBack(now);
            }
            if (step.retire) {
                return retire(reader, now, new Remains(admin, catalogue(), application));
            }
            return step.compare ? compare(next, now) : rebuild(next, now);
        }
    }

    private Topics catalogue() {
        return new Topics(pipeline.partitions());
    }

    private Generations generations(TopicReader reader) {
        return InForce.generations(reader, pipeline.registry(root.surroundings()), catalogue());
    }

    private int status(Generations now) {
        PrintWriter out = out();
        out.println("generation " + now.inForce().number() + " is in force"
                + (now.since().equals(Instant.EPOCH) ? "" : " since " + now.since()));
        now.beside().ifPresent(other -> out.println("generation " + other.number() + " is beside it"));
        return 0;
    }

    private int compare(NextGeneration next, Generations now) {
        Compared compared = next.compare(now);
        next.print(compared, format.format(), out());
        say(compared.toString());
        return compared.isSame() && compared.isLevel() ? 0 : 1;
    }

    private int rebuild(NextGeneration next, Generations now) throws InterruptedException {
        @Nullable Generation other = now.beside().orElse(null);
        if (other != null && other.number() < now.inForce().number()) {
            throw new PipelineException("generation " + other.number() + " is still beside generation "
                    + now.inForce().number() + ": run `deploy/run rebuild --retire` first");
        }
        if (dryRun) {
            say("generation " + (other == null ? now.last() + 1 : other.number()) + " would be "
                    + (other == null ? "made" : "finished") + " beside generation "
                    + now.inForce().number() + (step.noSwitch ? "" : ", and put in its place")
                    + ". Dry run: nothing is done.");
            return 0;
        }
        Generations building = other == null ? change(Generations::begun) : now;
        say("generation " + building.live().get(1).number() + " is made beside generation "
                + building.inForce().number());
        Compared compared = next.awaitLevel(building, patience, settling);
        say(compared.toString());
        if (expectSame && !compared.isSame()) {
            say("not switched, as values differ: `deploy/run rebuild --compare` lists them");
            return 1;
        }
        return step.noSwitch ? 0 : switchTo(building);
    }

    /** One record. Who is killed before it has changed nothing, and who is killed after it has nothing left to do. */
    private int switchTo(Generations seen) {
        Generations after = change(now -> {
            if (!now.equals(seen)) {
                throw new PipelineException("somebody else has changed the generations meanwhile: look at --status");
            }
            return now.switched(Instant.ofEpochMilli(root.surroundings().clock().millis()));
        });
        say("generation " + after.inForce().number() + " is in force; generation "
                + seen.inForce().number() + " is kept for --rollback until --retire");
        return 0;
    }

    private int rollBack(Generations now) {
        Generation before = now.beside()
                .filter(other -> other.number() < now.inForce().number())
                .orElseThrow(() -> new PipelineException(
                        "there is no generation before " + now.inForce().number() + " to go back to"));
        if (dryRun) {
            say("generation " + before.number() + " would be in force again. Dry run: nothing is done.");
            return 0;
        }
        return switchTo(now);
    }

    private int retire(TopicReader reader, Generations now, Remains remains) throws InterruptedException {
        Generations after = now.beside().isPresent() ? now.retired() : now;
        Set<String> topics = remains.topics(after);
        if (dryRun) {
            topics.forEach(topic -> out().println(topic));
            say(topics.size() + " topics would go. Dry run: nothing is done.");
            return 0;
        }
        if (now.beside().isPresent()) {
            refuseUnlessTakenOver(reader, now);
            after = change(Generations::retired);
        }
        remains.delete(after, LEAVING);
        say("generation " + after.inForce().number() + " is alone; " + topics.size() + " topics are gone");
        return 0;
    }

    /** Before the first switch there is nobody to take anything over from. */
    private void refuseUnlessTakenOver(TopicReader reader, Generations now) {
        boolean everSwitched = now.since().isAfter(Instant.EPOCH);
        Set<Integer> missing = everSwitched ? TakenOver.missing(reader, catalogue(), now, application) : Set.of();
        if (!missing.isEmpty()) {
            throw new PipelineException("generation " + now.inForce().number()
                    + " has not taken over the scorecards of partitions " + missing
                    + " yet: it does so half a minute after the switch, if kpi-streams is running. Retire later");
        }
    }

    private Generations change(UnaryOperator<Generations> change) {
        return Doors.generations(root.surroundings(), pipeline, change);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Beside what a program reads. */
    private void say(String words) {
        PrintWriter to = step.compare ? spec.commandLine().getErr() : out();
        to.println(words);
        to.flush();
    }
}
