package io.globalkpi.local.cli;

import io.globalkpi.local.read.KpiRow;
import io.globalkpi.local.trace.Traced;
import io.globalkpi.local.trace.Unexplained;
import io.globalkpi.oracle.Part;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * The parts of a value under columns, then what they come to and what was published. Programs read the parts alone on
 * standard output; the sum is then told beside it.
 */
final class TraceReport {

    private static final int MOST_UNEXPLAINED = 20;

    private static final Table<Part> COLUMNS = new Table<Part>()
            .column("entity", part -> part.of().id())
            .column("revision", part -> part.of().revision())
            .column("time", Part::time)
            .column("measure", Part::measure)
            .column("amount", Part::amount)
            .column("numerator", Part::numerator)
            .column("denominator", Part::denominator)
            .column("raw", part -> part.of().rawRef())
            .column("with", part -> part.with() == null ? null : part.with().id());

    private final Traced traced;
    private final PrintWriter out;
    private final PrintWriter err;

    private TraceReport(Traced traced, PrintWriter out, PrintWriter err) {
        this.traced = traced;
        this.out = out;
        this.err = err;
    }

    static TraceReport of(Traced traced, CommandLine command) {
        return new TraceReport(traced, command.getOut(), command.getErr());
    }

    void print(FormatOption.Format format) {
        COLUMNS.print(traced.parts(), format, out);
        PrintWriter beside = format == FormatOption.Format.TABLE ? out : err;
        summary().forEach(beside::println);
        beside.flush();
        if (!traced.agrees()) {
            complain();
        }
    }

    private List<String> summary() {
        KpiRow row = traced.published();
        List<String> lines = new ArrayList<>();
        lines.add(row.scope() + " " + row.value().getKpi() + " v" + row.value().getVersion() + " "
                + row.snapshot().getWindow() + ", from " + row.from() + " to " + row.to() + ", parts: "
                + traced.parts().size());
        traced.held()
                .ifPresent(held -> lines.add("reached     " + plain(held.reached()) + " of the target "
                        + plain(held.target()) + ", planned by the end of the step: " + plain(held.planned())));
        lines.add("recomputed  "
                + words(traced.recomputed().numerator(), traced.recomputed().denominator()));
        lines.add("published   " + words(row.value().getNumerator(), row.value().getDenominator()));
        return lines;
    }

    private void complain() {
        err.println("deploy/run trace: the raw records do not come to what was published"
                + (traced.published().closed() ? "" : "; the step is not over: ask again when it is"));
        traced.unexplained().stream()
                .limit(MOST_UNEXPLAINED)
                .map(TraceReport::line)
                .forEach(err::println);
        int more = traced.unexplained().size() - MOST_UNEXPLAINED;
        if (more > 0) {
            err.println("... and " + more + " more events that their raw records do not give");
        }
        err.flush();
    }

    private static String line(Unexplained event) {
        return event.entityId() + " revision " + event.revision() + " (" + event.rawRef() + "): " + event.why();
    }

    private static String words(BigDecimal above, @Nullable BigDecimal below) {
        return below == null ? plain(above) : plain(above) + " / " + plain(below);
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
