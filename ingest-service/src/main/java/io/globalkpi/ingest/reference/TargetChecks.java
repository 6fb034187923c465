package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Comparison;
import io.globalkpi.schemas.reference.FxRate;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.KpiUnit;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.RateKind;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.reference.Target;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether a target is about a scope, a KPI and a period there are, and can be held against what was reached. */
final class TargetChecks {

    private static final String BUDGET = "_budget";

    private final Known known;
    private final Company company;
    private final List<KpiDefinition> kpis;
    private final Map<ScopeType, Set<String>> ids = new EnumMap<>(ScopeType.class);
    private final Set<String> possible;

    TargetChecks(Known known, Company company) {
        this.known = known;
        this.company = company;
        this.kpis = known.rows(ReferenceKind.KPIS).stream()
                .map(KpiDefinition.class::cast)
                .toList();
        this.possible = kpis.stream()
                .filter(TargetChecks::canHaveTarget)
                .map(KpiDefinition::getKpi)
                .collect(Collectors.toSet());
    }

    /** Ratios and growths: a sum would have to be given out, and nobody says how. */
    boolean canBeGoal(String id) {
        return kpis.stream()
                .filter(kpi -> kpi.getKpi().equals(id))
                .anyMatch(kpi -> kpi.getComparison() == Comparison.GROWTH
                        || kpi.getComparison() == Comparison.NONE
                                && !kpi.getDenominator().isEmpty());
    }

    void check(Row row) {
        if (row.value() instanceof Target target) {
            scope(target, row.entry());
            kpi(target, row.entry());
            version(target, row.entry());
            if (isPeriod(target.getPeriod(), row.entry()) && target.getCurrency() != null) {
                currency(target, target.getCurrency(), row.entry());
            }
        }
    }

    private void scope(Target target, Entry entry) {
        Set<String> types = RowChecks.SCOPE_TYPES.stream()
                .filter(type -> !type.equals(ScopeType.SKU.name())) // targets end at owners
                .collect(Collectors.toSet());
        boolean isWritten = entry.names().contains("scopeType");
        if (!target.getScopeType().isEmpty()) {
            Known.check(entry, isWritten ? "scopeType" : "scope", target.getScopeType(), types);
        }
        if (types.contains(target.getScopeType())) {
            ScopeType type = ScopeType.valueOf(target.getScopeType());
            Known.check(
                    entry, isWritten ? "scopeId" : "scope", target.getScopeId(), ids.computeIfAbsent(type, this::ids));
        }
    }

    private Set<String> ids(ScopeType type) {
        return switch (type) {
            case COMPANY -> Set.of(company.id());
            case SITE -> known.sites();
            case OWNER -> known.owners();
            case MARKET -> sites(Site::getMarket);
            case PLATFORM -> sites(Site::getPlatform);
            case TEAM ->
                known.rows(ReferenceKind.OWNERS).stream()
                        .map(row -> ((Owner) row).getTeam())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
            case SKU -> Set.of();
        };
    }

    private Set<String> sites(Function<Site, String> part) {
        return known.rows(ReferenceKind.SITES).stream()
                .map(row -> part.apply((Site) row))
                .collect(Collectors.toSet());
    }

    /** Money is held against targets at the budget rate, so that no currency move changes anybody's attainment. */
    private void kpi(Target target, Entry entry) {
        boolean isKnown = kpis.stream().anyMatch(kpi -> kpi.getKpi().equals(target.getKpi()));
        if (isKnown && !possible.contains(target.getKpi())) {
            boolean hasBudget = possible.contains(target.getKpi() + BUDGET);
            entry.problem(
                    "kpi",
                    "cannot have a target",
                    target.getKpi(),
                    hasBudget
                            ? target.getKpi() + BUDGET
                            : "a KPI that is not held against a target itself; money at the budget rate");
        } else {
            Known.check(entry, "kpi", target.getKpi(), possible);
        }
        if (target.getCurrency() != null && !possibleMoney(target.getKpi())) {
            entry.problem("currency", "stands beside what is no money", target.getCurrency(), "no currency");
        }
    }

    private static boolean canHaveTarget(KpiDefinition kpi) {
        return kpi.getComparison() == Comparison.GROWTH
                || kpi.getComparison() == Comparison.NONE && (!isSumOfMoney(kpi) || isAtBudgetRate(kpi));
    }

    private boolean possibleMoney(String id) {
        return kpis.stream().anyMatch(kpi -> kpi.getKpi().equals(id) && kpi.getUnit() == KpiUnit.MONEY);
    }

    private static boolean isSumOfMoney(KpiDefinition kpi) {
        return kpi.getUnit() == KpiUnit.MONEY && kpi.getDenominator().isEmpty();
    }

    private static boolean isAtBudgetRate(KpiDefinition kpi) {
        return kpi.getNumerator().stream().allMatch(term -> term.getMeasure().endsWith(BUDGET));
    }

    /** A target that replaces another is worth a sentence. */
    private static void version(Target target, Entry entry) {
        if (target.getVersion() < 1) {
            entry.problem("version", "is not positive", target.getVersion(), "1 or more");
        }
        if (target.getVersion() > 1 && target.getReason().isBlank()) {
            entry.problem("reason", "is empty", "", "why version " + target.getVersion() + " replaces the one before");
        }
        if (target.getVersion() > 1 && target.getAuthor().isBlank()) {
            entry.problem("author", "is empty", "", "who decided it");
        }
    }

    private boolean isPeriod(String period, Entry entry) {
        try {
            company.periods().of(period);
            return true;
        } catch (IllegalArgumentException e) {
            entry.problem("period", "has the wrong form", period, "2026, 2026-Q3, 2026-11, 2026-W47 or 2026-11-23");
            return false;
        }
    }

    private void currency(Target target, String currency, Entry entry) {
        Company.checkCurrency(entry, "currency", currency);
        LocalDate first = company.periods().of(target.getPeriod()).first();
        if (!currency.equals(company.reportingCurrency())
                && !(hasBudgetRate(currency, first) && hasBudgetRate(company.reportingCurrency(), first))) {
            entry.problem(
                    "currency",
                    "has no budget rate on " + first,
                    currency,
                    "a BUDGET rate from that date or earlier in fx-rates.yaml, or " + company.reportingCurrency());
        }
    }

    private boolean hasBudgetRate(String currency, LocalDate date) {
        return known.rows(ReferenceKind.FX_RATES).stream()
                .map(FxRate.class::cast)
                .anyMatch(rate -> rate.getBase().equals(currency)
                        || rate.getCurrency().equals(currency)
                                && rate.getKind() == RateKind.BUDGET
                                && !rate.getDate().isAfter(date));
    }
}
