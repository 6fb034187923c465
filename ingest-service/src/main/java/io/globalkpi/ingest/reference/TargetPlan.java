package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.period.Period;
import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.Target;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.targets.Promise;
import io.globalkpi.schemas.targets.TargetBook;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;

/** The target tree as it would be with a draft: what is set by hand, what follows from it, and where parts do not sum up. */
record TargetPlan(List<String> lines, List<String> differences) {

    private static final TargetPlan NONE = new TargetPlan(List.of(), List.of());

    /** Nothing when no targets were read, or when what was read is wrong: then there is no tree to speak of. */
    static TargetPlan of(Draft draft, InForce inForce, Company company) {
        if (!draft.filesSeen().contains(ReferenceKind.TARGETS)
                || !draft.problems().isEmpty()) {
            return NONE;
        }
        Map<String, Map<String, SpecificRecord>> rows = new HashMap<>();
        for (ReferenceKind kind : ReferenceKind.values()) {
            rows.put(kind.topic(), draft.merged(kind, inForce));
        }
        TargetBook book = TargetBook.of(new ReferenceData(manifest(company), rows));
        return new TargetPlan(lines(book, draft), differences(book));
    }

    private static Manifest manifest(Company company) {
        return Manifest.newBuilder()
                .setVersion(0)
                .setAppliedAt(Instant.EPOCH)
                .setCompany(company.id())
                .setReportingCurrency(company.reportingCurrency())
                .setZone(company.zone())
                .setFiscalYear(company.fiscalYear().orElse(null))
                .setFingerprint("")
                .build();
    }

    private static List<String> differences(TargetBook book) {
        return book.kpis().stream()
                .flatMap(kpi -> book.tree(kpi, LocalDate.MAX).differences().stream()
                        .map(difference -> kpi + " of " + difference))
                .toList();
    }

    private static List<String> lines(TargetBook book, Draft draft) {
        List<String> lines = new ArrayList<>();
        for (String kpi : book.kpis()) {
            TreeSet<Integer> years = new TreeSet<>();
            draft.rows(ReferenceKind.TARGETS).stream()
                    .map(row -> (Target) row.value())
                    .filter(row -> row.getKpi().equals(kpi))
                    .forEach(row -> years.add(book.periods()
                            .yearOf(book.periods().of(row.getPeriod()).last())));
            years.forEach(year -> lines.addAll(year(book, kpi, year)));
        }
        return lines;
    }

    private static List<String> year(TargetBook book, String kpi, int year) {
        List<Period> periods = new ArrayList<>(List.of(book.periods().year(year)));
        periods.addAll(book.periods().months(year));
        List<String> lines = new ArrayList<>();
        StringBuilder header = new StringBuilder(String.format(Locale.ROOT, "%-30s", kpi + " (* set by hand)"));
        periods.forEach(period -> header.append(String.format(Locale.ROOT, "%15s", period)));
        lines.add(header.toString());
        for (ScopeRef scope : book.scopes()) {
            line(book, kpi, scope, periods).ifPresent(lines::add);
        }
        return lines;
    }

    private static Optional<String> line(TargetBook book, String kpi, ScopeRef scope, List<Period> periods) {
        String indent = "  ".repeat(scope.type() == ScopeType.COMPANY ? 0 : 1);
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-30s", indent + scope));
        boolean isPromised = false;
        for (Period period : periods) {
            Optional<Promise> promise = book.promise(scope, kpi, period, LocalDate.MAX);
            isPromised |= promise.isPresent();
            boolean isSet = book.tree(kpi, LocalDate.MAX).set(scope, period).isPresent();
            line.append(String.format(
                    Locale.ROOT, "%15s", promise.map(TargetPlan::text).orElse("-") + (isSet ? "*" : " ")));
        }
        return isPromised ? Optional.of(line.toString()) : Optional.empty();
    }

    /** Cents are enough for an eye. */
    private static String text(Promise promise) {
        return promise.total().setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
