package io.globalkpi.local.uci;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lists where published snapshots differ from the batch: every site and the company, thirty dates, every window that
 * steps by day, every KPI with data.
 *
 * <p>Steps are carried forward: a step without a snapshot of its own has the value of the latest one before it, and zero
 * if there is none, because the engine publishes a step only if it differs from the one before.
 */
public final class UciComparison {

    private static final LocalDate FIRST = LocalDate.parse("2010-12-15");
    private static final LocalDate LAST = LocalDate.parse("2011-07-15");

    /** One value that can be asked for: the scope is a site's id or {@link UciBatch#COMPANY}. */
    public record Step(String scope, String window, LocalDate date) {}

    /**
     * @param compared how many KPI values were looked at; a comparison of nothing proves nothing
     * @param differences one line each: scope, KPI, window, date, what was expected and what is there
     */
    public record Outcome(int compared, List<String> differences) {}

    private final UciBatch batch;

    public UciComparison(UciBatch batch) {
        this.batch = batch;
    }

    /** Thirty dates from 2010-12-15 to 2011-07-15, both included. */
    public static List<LocalDate> dates() {
        long days = LAST.toEpochDay() - FIRST.toEpochDay();
        return IntStream.range(0, 30)
                .mapToObj(i -> FIRST.plusDays(days * i / 29))
                .toList();
    }

    /** Compares with snapshots in the order they were published: of the same key, the last counts. */
    public Outcome with(Collection<KpiSnapshot> snapshots) {
        return with(carriedForward(snapshots));
    }

    /** Compares with any source that knows the snapshot in force at a step. */
    public Outcome with(Function<Step, Optional<KpiSnapshot>> published) {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Step step : steps()) {
            Map<String, UciBatch.Figure> expected = batch.figures(step.scope(), step.window(), step.date());
            Map<String, KpiValue> found =
                    published.apply(step).map(UciComparison::byId).orElse(Map.of());
            boolean silent = found.isEmpty();
            expected.forEach((kpi, figure) -> difference(figure, found.get(kpi), silent)
                    .ifPresent(words -> differences.add(
                            step.scope() + " " + kpi + " " + step.window() + " " + step.date() + ": " + words)));
            compared += expected.size();
        }
        return new Outcome(compared, differences);
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (String scope : batch.scopes()) {
            for (String window : UciBatch.WINDOWS) {
                dates().forEach(date -> steps.add(new Step(scope, window, date)));
            }
        }
        return steps;
    }

    private static Optional<String> difference(UciBatch.Figure expected, @Nullable KpiValue found, boolean silent) {
        if (found == null) {
            boolean nothing = expected.numerator().signum() == 0
                    && expected.denominator().orElse(BigDecimal.ZERO).signum() == 0;
            return silent && nothing ? Optional.empty() : Optional.of("expected " + expected + ", nothing published");
        }
        Optional<BigDecimal> below = Optional.ofNullable(found.getDenominator());
        boolean same = expected.numerator().compareTo(found.getNumerator()) == 0
                && below.isPresent() == expected.denominator().isPresent()
                && below.orElse(BigDecimal.ZERO)
                                .compareTo(expected.denominator().orElse(BigDecimal.ZERO))
                        == 0;
        return same
                ? Optional.empty()
                : Optional.of("expected " + expected + ", published " + found.getNumerator() + " / " + below);
    }

    private static Function<Step, Optional<KpiSnapshot>> carriedForward(Collection<KpiSnapshot> snapshots) {
        Map<String, NavigableMap<LocalDate, KpiSnapshot>> byScope = new HashMap<>();
        for (KpiSnapshot snapshot : snapshots) {
            if (snapshot.getDate() != null && isCompared(snapshot.getScopeType())) {
                byScope.computeIfAbsent(scope(snapshot) + " " + snapshot.getWindow(), any -> new TreeMap<>())
                        .put(snapshot.getDate(), snapshot);
            }
        }
        return step -> Optional.ofNullable(byScope.get(step.scope() + " " + step.window()))
                .map(dates -> dates.floorEntry(step.date()))
                .map(Map.Entry::getValue);
    }

    private static boolean isCompared(ScopeType type) {
        return type == ScopeType.SITE || type == ScopeType.COMPANY;
    }

    private static String scope(KpiSnapshot snapshot) {
        return snapshot.getScopeType() == ScopeType.COMPANY ? UciBatch.COMPANY : snapshot.getScopeId();
    }

    private static Map<String, KpiValue> byId(KpiSnapshot snapshot) {
        return snapshot.getKpis().stream().collect(Collectors.toMap(KpiValue::getKpi, Function.identity()));
    }
}
