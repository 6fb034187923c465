package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Term;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** KPI definitions: formulas are read into terms, and every definition is given its fingerprint. */
final class KpiRows {

    private static final Binder BINDER = new Binder(ReferenceKind.KPIS.schema(), ReferenceKind.KPIS.words(), Set.of());

    private KpiRows() {}

    static List<Row> read(Entry entry) {
        Map<String, Object> fixed = new HashMap<>();
        fixed.put("numerator", formula(entry, "numerator", true));
        fixed.put("denominator", formula(entry, "denominator", false));
        if (entry.text("windows").filter("all"::equals).isPresent()) {
            fixed.put("windows", Windows.ALL);
        }
        if (entry.find("windows").isEmpty()) {
            entry.missing("windows", "all, or a list of " + Windows.KNOWN);
        }
        for (String computed : List.of("definition", "appliedOn")) {
            if (entry.names().contains(computed)) {
                entry.problem(computed, "is computed", entry.text(computed).orElse(""), "no such field in the file");
            }
        }
        fixed.put("bands", bands(entry));
        return BINDER.bind(entry, ZoneOffset.UTC, fixed).stream()
                .map(KpiDefinition.class::cast)
                .peek(kpi -> checkQuantile(entry, kpi))
                .map(kpi -> KpiDefinition.newBuilder(kpi)
                        .setDefinition(fingerprint(kpi))
                        .build())
                .map(kpi -> Row.of(ReferenceKind.KPIS, kpi, entry))
                .toList();
    }

    private static void checkQuantile(Entry entry, KpiDefinition kpi) {
        Integer percent = kpi.getQuantile();
        if (percent == null) {
            return;
        }
        if (percent < 1 || percent > 99) {
            entry.problem("quantile", "is no percentage", percent, "1 to 99");
        }
        List<Integer> bounds = kpi.getNumerator().stream()
                .filter(term -> term.getFactor() == 1)
                .flatMapToInt(term -> Measure.boundOf(term.getMeasure()).stream())
                .boxed()
                .toList();
        boolean isHistogram = bounds.size() == kpi.getNumerator().size()
                && bounds.equals(bounds.stream().sorted().toList())
                && kpi.getDenominator().isEmpty();
        if (!isHistogram) {
            entry.problem(
                    "numerator",
                    "is no histogram",
                    kpi.getNumerator().stream().map(Term::getMeasure).toList(),
                    "its buckets from the lowest on, such as fulfilment_le_6 + fulfilment_le_12 + ..., and no denominator");
        }
    }

    private static List<Double> bands(Entry entry) {
        List<String> written = entry.find("bands").map(Binder::texts).orElse(List.of());
        try {
            return written == null
                    ? List.of()
                    : written.stream().map(Double::valueOf).toList();
        } catch (NumberFormatException e) {
            entry.problem("bands", "has the wrong form", written, "four numbers such as [0.02, -0.02, -0.08, 0.25]");
            return List.of();
        }
    }

    private static List<Term> formula(Entry entry, String name, boolean needed) {
        String text = entry.text(name).orElse("");
        if (text.isBlank()) {
            if (needed) {
                entry.missing(name, "a sum of measures such as gross_sales - refunds");
            }
            return List.of();
        }
        try {
            List<Term> terms = Formula.parse(text);
            terms.forEach(term -> checkMeasure(entry, name, term.getMeasure()));
            return terms;
        } catch (IllegalArgumentException e) {
            entry.problem(name, e.getMessage(), text, "a sum of measures such as gross_sales - refunds + 2*fees");
            return List.of();
        }
    }

    static void checkMeasure(Entry entry, String name, String measure) {
        if (Measure.slotOf(measure).isEmpty()) {
            entry.problem(name, "names no measure", measure, "one of " + new TreeSet<>(Measure.names()));
        }
    }

    /** Two definitions with the same one compute the same number from the same measures. */
    private static String fingerprint(KpiDefinition kpi) {
        String canonical = form(kpi.getNumerator()) + "/" + form(kpi.getDenominator()) + "*" + kpi.getMultiply() + ":"
                + kpi.getDivide() + "|" + kpi.getComparison()
                + (kpi.getTarget() == null ? "" : "|" + kpi.getTarget())
                + (kpi.getQuantile() == null ? "" : "|p" + kpi.getQuantile());
        return Fingerprint.of(canonical.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    private static String form(List<Term> terms) {
        return terms.stream()
                .collect(Collectors.groupingBy(Term::getMeasure, TreeMap::new, Collectors.summingLong(Term::getFactor)))
                .toString();
    }
}
