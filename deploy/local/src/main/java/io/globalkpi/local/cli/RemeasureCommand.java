package io.globalkpi.local.cli;

import io.globalkpi.local.read.TopicReader;
import io.globalkpi.local.trace.Concerned;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.reference.Remeasure;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Values derived from their events once more, while everything goes on. */
@Command(
        name = "remeasure",
        description = {
            "Derive values from their events once more with the reference data in force, while events go on.",
            "Not needed after apply, which does it by itself. Asking twice changes nothing more."
        })
final class RemeasureCommand implements Callable<Integer> {

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            required = true,
            converter = OptionTexts.InstantText.class,
            description = "What is booked at this instant or later, such as 2026-11-01T00:00:00Z.")
    private Instant from;

    @Option(
            names = "--scope",
            paramLabel = "TYPE:ID",
            converter = OptionTexts.ScopeText.class,
            description = "What these scopes are made of (default: everything); may be given again.")
    private List<ScopeRef> scopes = List.of();

    @Option(names = "--dry-run", description = "Count what is concerned and have nothing measured.")
    private boolean dryRun;

    @Override
    public Integer call() throws InterruptedException {
        Surroundings around = root.surroundings();
        PrintWriter out = spec.commandLine().getOut();
        List<String> sites = sites(pipeline.reference(around));
        if (dryRun) {
            count(around, sites, out);
            out.println("Dry run: nothing is measured. 'deploy/run audit' lists values that differ from their events.");
            return 0;
        }
        long version = Doors.referenceApply(around, pipeline)
                .remeasure(new Remeasure(from, sites), System.getProperty("user.name", ""))
                .version();
        out.println("Manifest " + version + ": measured anew from " + from + ", "
                + (sites.isEmpty() ? "all sites" : String.join(", ", sites))
                + ". Running values wait for 'remeasure' until it is done.");
        return 0;
    }

    private List<String> sites(ReferenceData data) {
        SitesOfScope sitesOf = new SitesOfScope(data);
        SortedSet<String> sites = new TreeSet<>();
        scopes.forEach(scope -> sites.addAll(sitesOf.of(scope)));
        return List.copyOf(sites);
    }

    private void count(Surroundings around, List<String> sites, PrintWriter out) {
        try (TopicReader reader = pipeline.reader()) {
            Topics catalogue = new Topics(pipeline.partitions());
            Concerned.count(reader, pipeline.registry(around), catalogue, from, sites)
                    .forEach((site, entities) -> out.printf("%-30s %,12d entities%n", site, entities));
        }
    }
}
