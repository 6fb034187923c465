package io.globalkpi.local.guarantee;

import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** For every plain sum: what owners answer for, what sites have and what the company has is the same, on every date of the year. */
record OwnersSumToSites(Instant frontier) implements Guarantee {

    private static final String WINDOW = "year";

    @Override
    public List<String> violations(Published published) {
        Map<ScopeType, Map<String, TreeMap<Instant, KpiSnapshot>>> steps = steps(published.latest());
        Set<Instant> dates = steps.values().stream()
                .flatMap(scopes -> scopes.values().stream())
                .flatMap(series -> series.keySet().stream())
                .filter(end -> !end.isAfter(frontier))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> violations = new ArrayList<>();
        for (Instant date : dates) {
            Map<String, BigDecimal> company = sums(steps, ScopeType.COMPANY, date);
            for (ScopeType parts : List.of(ScopeType.SITE, ScopeType.OWNER)) {
                compare(date, company, parts, sums(steps, parts, date), violations);
            }
        }
        return dates.isEmpty() ? List.of("no date to compare") : violations;
    }

    private static void compare(
            Instant date,
            Map<String, BigDecimal> company,
            ScopeType parts,
            Map<String, BigDecimal> sums,
            List<String> violations) {
        company.forEach((kpi, whole) -> {
            BigDecimal sum = sums.getOrDefault(kpi, BigDecimal.ZERO);
            if (sum.compareTo(whole) != 0) {
                violations.add(
                        kpi + " of the year to " + date + ": company " + whole + ", sum of every " + parts + " " + sum);
            }
        });
    }

    private static Map<ScopeType, Map<String, TreeMap<Instant, KpiSnapshot>>> steps(Map<KpiKey, KpiSnapshot> latest) {
        Map<ScopeType, Map<String, TreeMap<Instant, KpiSnapshot>>> steps = new HashMap<>();
        latest.forEach((key, snapshot) -> {
            if (key.getWindow().equals(WINDOW)) {
                steps.computeIfAbsent(key.getScopeType(), type -> new HashMap<>())
                        .computeIfAbsent(key.getScopeId(), id -> new TreeMap<>())
                        .put(key.getWindowEnd(), snapshot);
            }
        });
        return steps;
    }

    /** Readers carry forward: a date without a step says what the one before it says. */
    private static Map<String, BigDecimal> sums(
            Map<ScopeType, Map<String, TreeMap<Instant, KpiSnapshot>>> steps, ScopeType type, Instant date) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        steps.getOrDefault(type, Map.of()).values().forEach(series -> {
            var carried = series.floorEntry(date);
            if (carried != null) {
                carried.getValue().getKpis().stream()
                        .filter(OwnersSumToSites::isPlainSum)
                        .forEach(kpi -> sums.merge(kpi.getKpi(), kpi.getNumerator(), BigDecimal::add));
            }
        });
        return sums;
    }

    private static boolean isPlainSum(KpiValue kpi) {
        return kpi.getDenominator() == null && !kpi.getKpi().endsWith("_local");
    }
}
