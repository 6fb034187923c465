package io.globalkpi.local.cli;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.topic.Topics;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Episodes of rules being broken, the oldest first, each as it stands now. */
@Command(name = "breaches", description = "List the breaches of rules, each as it stands now, the oldest first.")
final class BreachesCommand implements Callable<Integer> {

    private static final Table<Breach> COLUMNS = new Table<Breach>()
            .column("state", breach -> breach.getState().name().toLowerCase(Locale.ROOT))
            .column("level", Breach::getLevel)
            .column("rule", Breach::getRule)
            .column("scope", breach -> new ScopeRef(breach.getScopeType(), breach.getScopeId()))
            .column("owners", breach -> String.join(" ", breach.getOwners()))
            .column("kpi", Breach::getKpi)
            .column("window", Breach::getWindow)
            .column("value", Breach::getValue)
            .column("threshold", Breach::getThreshold)
            .column("numerator", Breach::getNumerator)
            .column("denominator", Breach::getDenominator)
            .column("sample", Breach::getSample)
            .column("since", Breach::getSince)
            .column("openedAt", Breach::getOpenedAt)
            .column("at", Breach::getAt)
            .column("endedAt", Breach::getEndedAt)
            .column("historic", Breach::getHistoric)
            .column("breach", Breach::getBreach);

    private static final Listing<Breach> LISTING = new Listing<>(
            Topics.BREACHES,
            Breach.class,
            Comparator.comparing(Breach::getOpenedAt).thenComparing(Breach::getBreach),
            COLUMNS);

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Mixin
    private FormatOption format;

    @Option(names = "--open", description = "Those only that have not ended.")
    private boolean open;

    @Option(
            names = "--quality",
            description = {
                "How good the alerts of the last 30 days were, by rule: precision, retractions, flaps, time to an answer;",
                "and what each person or room was told."
            })
    private boolean quality;

    @Override
    public Integer call() {
        if (quality) {
            new QualityReport(pipeline, root.surroundings())
                    .print(format, spec.commandLine().getOut());
            return 0;
        }
        List<Breach> breaches =
                LISTING.records(pipeline, root.surroundings(), breach -> !open || breach.getEndedAt() == null);
        LISTING.print(breaches, format, spec.commandLine().getOut());
        return 0;
    }
}
