package io.globalkpi.local.cli;

import io.globalkpi.ingest.reference.TargetTemplate;
import io.globalkpi.local.read.KpiQuestion;
import io.globalkpi.local.read.KpiReader;
import io.globalkpi.local.read.KpiRow;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.id.WindowId;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.period.Period;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.targets.TargetBook;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a template of targets begins with: the scopes there are, and last year's months if they are asked for. */
final class TargetDraft {

    private static final int DECIMALS = 2;

    private final ReferenceData data;
    private final String kpi;
    private final int year;
    private final List<ScopeRef> scopes;

    TargetDraft(ReferenceData data, String kpi, ScopeType by, int year) {
        this.data = data;
        this.kpi = kpi;
        this.year = year;
        this.scopes = TargetBook.of(data).scopes().stream()
                .filter(scope -> scope.type() == by)
                .toList();
        if (data.rows(Topics.KPIS, KpiDefinition.class).stream()
                .noneMatch(row -> row.getKpi().equals(kpi))) {
            throw new IllegalArgumentException("no KPI " + kpi + " is defined");
        }
    }

    List<String> months() {
        return data.periods().months(year).stream().map(Period::id).toList();
    }

    List<TargetTemplate.Line> empty() {
        return scopes.stream().map(scope -> line(scope, Map.of())).toList();
    }

    /** Last year's months times a factor; months without a value stay empty. */
    List<TargetTemplate.Line> grown(KpiReader reader, BigDecimal factor) {
        Map<ScopeRef, Map<String, BigDecimal>> amounts = new HashMap<>();
        for (Period month : data.periods().months(year)) {
            Instant last = data.periods()
                    .monthAYearBefore(month)
                    .last()
                    .atTime(LocalTime.NOON)
                    .toInstant(ZoneOffset.UTC);
            for (KpiRow row : reader.rows(new KpiQuestion(scopes, Set.of(WindowId.MONTH), Set.of(kpi), last))) {
                amounts.computeIfAbsent(row.scope(), scope -> new HashMap<>())
                        .put(month.id(), grown(row.value().getNumerator(), factor));
            }
        }
        return scopes.stream()
                .map(scope -> line(scope, amounts.getOrDefault(scope, Map.of())))
                .toList();
    }

    private static BigDecimal grown(BigDecimal amount, BigDecimal factor) {
        return amount.multiply(factor).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    private TargetTemplate.Line line(ScopeRef scope, Map<String, BigDecimal> amounts) {
        boolean isMoney = data.rows(Topics.KPIS, KpiDefinition.class).stream()
                .anyMatch(row -> row.getKpi().equals(kpi) && row.getUnit() == KpiUnit.MONEY);
        String currency = isMoney ? data.manifest().getReportingCurrency() : "";
        return new TargetTemplate.Line(scope.toString(), name(scope), kpi, currency, amounts);
    }

    private String name(ScopeRef scope) {
        return switch (scope.type()) {
            case OWNER ->
                data.rows(Topics.OWNERS, Owner.class).stream()
                        .filter(row -> row.getOwner().equals(scope.id()))
                        .map(Owner::getName)
                        .reduce("", (before, latest) -> latest);
            case SITE ->
                data.rows(Topics.SITES, Site.class).stream()
                        .filter(row -> row.getSite().equals(scope.id()))
                        .map(Site::getName)
                        .findFirst()
                        .orElse("");
            default -> "";
        };
    }
}
