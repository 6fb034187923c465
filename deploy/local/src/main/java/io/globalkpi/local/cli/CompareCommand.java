package io.globalkpi.local.cli;

import io.globalkpi.local.read.TopicReader;
import io.globalkpi.local.trace.OwnerGroups;
import io.globalkpi.oracle.LikeForLike;
import io.globalkpi.schemas.id.WindowId;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Agencies beside own people, like with like. */
@Command(
        name = "compare",
        description = {
            "Compare agencies with own people and teams by a ratio, as if both sold in the same mix of markets.",
            "Computed from the event topics: what was handed over counts from that instant, what is shared by its share."
        })
final class CompareCommand implements Callable<Integer> {

    private static final Set<WindowId> BY_THE_CLOCK = EnumSet.of(WindowId.HOUR, WindowId.DAY_ROLLING, WindowId.DAYS_7);
    private static final int DIGITS = 6;

    private static final Table<LikeForLike.Cell> CELLS = new Table<LikeForLike.Cell>()
            .column("group", LikeForLike.Cell::group)
            .column("market", LikeForLike.Cell::market)
            .column("value", cell -> rounded(cell.value().value()))
            .column("numerator", cell -> cell.value().numerator())
            .column("denominator", cell -> cell.value().denominator())
            .column("sample", cell -> cell.value().sample())
            .column("weight", cell -> rounded(cell.weight()));

    private static final Table<LikeForLike.Total> TOTALS = new Table<LikeForLike.Total>()
            .column("group", LikeForLike.Total::group)
            .column("ownMix", total -> rounded(total.own().value()))
            .column("sameMix", total -> rounded(total.alike()));

    @ParentCommand
    private GlobalKpi root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PipelineOptions pipeline;

    @Mixin
    private FormatOption format;

    @Option(names = "--kpi", paramLabel = "ID", required = true, description = "A ratio, such as net_margin or roi.")
    private String kpi;

    @Option(
            names = "--window",
            paramLabel = "W",
            defaultValue = "month",
            converter = OptionTexts.WindowText.class,
            description = "30d, 60d, 90d, day, week, month, quarter or year (default: ${DEFAULT-VALUE}).")
    private WindowId window;

    @Option(
            names = "--day",
            paramLabel = "DATE",
            required = true,
            converter = OptionTexts.DateText.class,
            description = "Last local date of the window, such as 2026-11-30.")
    private LocalDate day;

    @Override
    public Integer call() throws InterruptedException {
        if (BY_THE_CLOCK.contains(window)) {
            throw new IllegalArgumentException(window.id() + " goes by the clock, not by dates; take 30d or month");
        }
        Surroundings around = root.surroundings();
        ReferenceData data = pipeline.reference(around);
        LikeForLike compared;
        try (TopicReader reader = pipeline.reader()) {
            compared = new OwnerGroups(reader, pipeline.registry(around), new Topics(pipeline.partitions()), data)
                    .compare(definition(data), window.id(), day);
        }
        print(compared);
        return 0;
    }

    private KpiDefinition definition(ReferenceData data) {
        List<KpiDefinition> rows = data.rows(Topics.KPIS, KpiDefinition.class);
        return rows.stream()
                .filter(row -> row.getKpi().equals(kpi) && !row.getFrom().isAfter(day))
                .max(Comparator.comparing(KpiDefinition::getVersion).thenComparing(KpiDefinition::getFrom))
                .orElseThrow(() -> new IllegalArgumentException("no KPI " + kpi + " is defined on " + day));
    }

    /** Programs read the markets alone on standard output; the totals are then told beside it. */
    private void print(LikeForLike compared) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        CELLS.print(compared.cells(), format.format(), out);
        PrintWriter beside = format.format() == FormatOption.Format.TABLE ? out : err;
        TOTALS.print(compared.totals(), FormatOption.Format.TABLE, beside);
        if (compared.totals().size() < 2) {
            err.println("there is nothing to compare: owners of the kind AGENCY and others are needed");
        } else if (compared.totals().get(0).alike() == null) {
            err.println("they share no market, so there is nothing to compare them by");
        }
        err.flush();
    }

    private static @Nullable BigDecimal rounded(@Nullable Double value) {
        return value == null ? null : BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
    }
}
