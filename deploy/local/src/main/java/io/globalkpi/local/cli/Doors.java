package io.globalkpi.local.cli;

import io.globalkpi.ingest.files.FileImport;
import io.globalkpi.ingest.files.ImportRequest;
import io.globalkpi.ingest.files.ImportSummary;
import io.globalkpi.ingest.letter.LetterInput;
import io.globalkpi.ingest.letter.Seal;
import io.globalkpi.ingest.letter.SealException;
import io.globalkpi.ingest.letter.SealKey;
import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.ReplayCounts;
import io.globalkpi.ingest.reference.ApplyResult;
import io.globalkpi.ingest.reference.Change;
import io.globalkpi.ingest.reference.ReferenceApply;
import io.globalkpi.ingest.reference.ReferencePlan;
import io.globalkpi.ingest.simulate.Simulation;
import io.globalkpi.ingest.simulate.SimulationPlan;
import io.globalkpi.ingest.simulate.Slice;
import io.globalkpi.local.read.ReachedMonths;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.table.Generations;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The doors of the ingest service that commands knock at: each opens a publisher to the running pipeline, does its work
 * and closes it. The only class of the command line that names them.
 */
final class Doors {

    private Doors() {}

    record Apply(Path directory, boolean dryRun, boolean prune) {}

    /** Application ids in the order of the data flow, whose progress a demo waits for. */
    static final String STREAMS_GROUP = "kpi-streams";

    static final String ALERT_GROUP = "alert-service";

    /** @param end of the month */
    static Simulation simulation(BusinessOptions options, Instant end) {
        return Simulation.of(plan(options, end));
    }

    private static SimulationPlan plan(BusinessOptions options, Instant end) {
        return SimulationPlan.demo(end)
                .withSeed(options.seed())
                .withDays(options.days())
                .withEvents(options.events());
    }

    static int simulate(
            Surroundings around, PipelineOptions pipeline, BusinessOptions business, boolean truth, PrintWriter out)
            throws IOException {
        Instant end = around.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Simulation simulation = simulation(business, end);
        Path reference = Files.createTempDirectory("global-kpi-reference");
        simulation.writeReference(reference);
        ReferenceApply apply = referenceApply(around, pipeline);
        apply.apply(apply.plan(around.defaults(), reference), "simulation", false);
        try (IngestSession session = IngestSession.open(around, pipeline, "simulate")) {
            publish(simulation, session.publisher(), out);
        }
        out.println(truth ? simulation.truth().toJson() : simulation.truth().toText());
        return 0;
    }

    private static void publish(Simulation simulation, EventPublisher publisher, PrintWriter out) {
        long events = 0;
        Instant day = Instant.MIN;
        for (Slice slice : simulation.slices()) {
            for (Publication publication : slice.publications()) {
                publisher.publish(publication);
                events += publication.events().size();
            }
            if (slice.to().truncatedTo(ChronoUnit.DAYS).isAfter(day)) {
                day = slice.to().truncatedTo(ChronoUnit.DAYS);
                out.printf("%s  %,d events%n", slice.to(), events);
                out.flush();
            }
        }
        publisher.flush();
    }

    static int importFile(Surroundings around, PipelineOptions pipeline, ImportOptions what, PrintWriter out)
            throws IOException {
        ImportRequest request = what.request(around).sealedWith(SealKey.from(around.environment()));
        String instance = "import-"
                + Integer.toHexString(what.file().toAbsolutePath().toString().hashCode());
        try (IngestSession session = IngestSession.open(around, pipeline, instance)) {
            ImportSummary summary = FileImport.run(
                    request,
                    session.publisher(),
                    progress -> {
                        out.println(progress);
                        out.flush();
                    },
                    around.clock());
            summary.lines().forEach(out::println);
        }
        return 0;
    }

    static int apply(Surroundings around, PipelineOptions pipeline, Apply what, PrintWriter out) {
        if (!Files.exists(what.directory())) {
            throw new IllegalArgumentException(what.directory() + " is not there");
        }
        ReferenceApply apply = referenceApply(around, pipeline);
        ReferencePlan plan = apply.plan(what.directory());
        plan.problems().forEach(out::println);
        if (!plan.problems().isEmpty()) {
            throw new IllegalArgumentException(
                    plan.problems().size() + " problems in " + what.directory() + "; nothing was published");
        }
        show(plan, what.prune(), out);
        if (what.dryRun()) {
            plan.targets().forEach(out::println);
            out.println("Dry run: nothing was published.");
            return 0;
        }
        ApplyResult result = apply.apply(plan, System.getProperty("user.name", ""), what.prune());
        out.println("Manifest " + result.version() + ": " + result.published() + " rows published.");
        return 0;
    }

    /**
     * The rows that a directory would add or change, by topic and key; nothing is published.
     *
     * @throws IllegalArgumentException if anything is wrong with them, in words
     */
    static List<Change> proposed(Surroundings around, PipelineOptions pipeline, Path directory) {
        ReferencePlan plan = referenceApply(around, pipeline).plan(directory);
        if (!plan.problems().isEmpty()) {
            throw new IllegalArgumentException(
                    plan.problems().stream().map(Object::toString).collect(Collectors.joining("; ")));
        }
        return plan.changes();
    }

    private static void show(ReferencePlan plan, boolean prune, PrintWriter out) {
        plan.warnings().forEach(warning -> out.println("note: " + warning));
        plan.counts()
                .forEach((kind, counts) -> out.printf(
                        "%-14s %6d new %6d changed %6d unchanged %6d in force but absent%n",
                        kind, counts.added(), counts.changed(), counts.unchanged(), counts.absent()));
        plan.changes().stream().limit(MOST_SHOWN).forEach(out::println);
        if (plan.changes().size() > MOST_SHOWN) {
            out.println("... and " + (plan.changes().size() - MOST_SHOWN) + " more");
        }
        if (prune) {
            plan.prunes().forEach(change -> out.println("prune " + change));
        }
    }

    private static final int MOST_SHOWN = 40;

    static ReferenceApply referenceApply(Surroundings around, PipelineOptions pipeline) {
        Topics topics = new Topics(pipeline.partitions());
        ReachedMonths reached = new ReachedMonths(pipeline.bootstrap(), pipeline.registry(around), topics);
        return new ReferenceApply(
                Map.of("bootstrap.servers", pipeline.bootstrap()),
                pipeline.registry(around),
                topics,
                around.clock(),
                reached::of);
    }

    /** Says in one record which generations of the KPIs there are; whoever was faster makes it fail. */
    static Generations generations(Surroundings around, PipelineOptions pipeline, UnaryOperator<Generations> change) {
        AtomicReference<Generations> after = new AtomicReference<>();
        referenceApply(around, pipeline)
                .generations(
                        before -> after.updateAndGet(ignored -> change.apply(before)),
                        System.getProperty("user.name", ""));
        return after.get();
    }

    static int replay(Surroundings around, PipelineOptions pipeline, List<DeadLetter> letters, PrintWriter out) {
        Set<String> chosen = letters.stream().map(DeadLetter::getId).collect(Collectors.toSet());
        try (IngestSession session = IngestSession.open(around, pipeline, "replay")) {
            ReplayCounts counts = session.deadLetters().replay(letter -> chosen.contains(letter.getId()));
            out.printf(
                    "%d chosen: %d published, %d rejected again, %d cannot be replayed%n",
                    counts.chosen(), counts.published(), counts.rejectedAgain(), sum(counts.notReplayable()));
            counts.notReplayable().forEach((why, count) -> out.printf("  %d: %s%n", count, why));
        }
        return 0;
    }

    /** Gives what was handed in, sealed input too when the key is set; otherwise says why it stays closed. */
    static Function<DeadLetter, @Nullable Object> input(Surroundings around) {
        Seal seal = SealKey.from(around.environment());
        return letter -> {
            try {
                return LetterInput.of(letter, seal)
                        .map(input -> new String(input, StandardCharsets.UTF_8))
                        .orElse(null);
            } catch (SealException e) {
                return "(" + e.getMessage() + ")";
            }
        };
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
