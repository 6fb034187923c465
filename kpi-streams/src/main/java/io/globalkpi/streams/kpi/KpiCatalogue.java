package io.globalkpi.streams.kpi;

import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.targets.TargetBook;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.measure.SlotMask;
import io.globalkpi.streams.targets.Promises;
import io.globalkpi.streams.window.Step;
import io.globalkpi.streams.window.Window;
import io.globalkpi.streams.window.WindowPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every KPI in force, by window. Immutable; a new manifest is a new catalogue. */
public final class KpiCatalogue implements WindowPlan {

    private final Map<Window, List<KpiFormula>> byWindow = new EnumMap<>(Window.class);
    private final Map<Window, List<Integer>> ripenings = new EnumMap<>(Window.class);

    private final Map<Window, SlotMask> slots = new EnumMap<>(Window.class);
    private final Map<Window, Boolean> growth = new EnumMap<>(Window.class);
    private final Map<Window, NavigableSet<Long>> redefinitions = new EnumMap<>(Window.class);

    private final TargetBook targets;
    private final Map<Window, Set<String>> promisable = new EnumMap<>(Window.class);

    private KpiCatalogue(List<KpiFormula> formulas, TargetBook targets) {
        this.targets = targets;
        for (Window window : Window.values()) {
            List<KpiFormula> published = formulas.stream()
                    .filter(formula -> formula.definition().getWindows().contains(window.id()))
                    .toList();
            byWindow.put(window, published);
            slots.put(window, published.stream().map(KpiFormula::slots).reduce(SlotMask.NOTES, SlotMask::or));
            redefinitions.put(
                    window,
                    published.stream().flatMap(KpiFormula::changes).collect(Collectors.toCollection(TreeSet::new)));
            promisable.put(
                    window, published.stream().map(KpiFormula::target).collect(Collectors.toCollection(TreeSet::new)));
            growth.put(window, published.stream().anyMatch(KpiFormula::comparesEarlier));
            ripenings.put(
                    window,
                    published.stream()
                            .map(formula -> formula.definition().getRipeAfterDays())
                            .filter(days -> days > 0)
                            .distinct()
                            .toList());
        }
    }

    /** @throws IllegalArgumentException naming the KPI, if a definition cannot be computed */
    public static KpiCatalogue of(ReferenceData data) {
        List<KpiDefinition> sorted = new ArrayList<>(data.rows(Topics.KPIS, KpiDefinition.class));
        sorted.sort(Comparator.comparing(KpiDefinition::getKpi)
                .thenComparing(KpiDefinition::getVersion)
                .thenComparing(KpiDefinition::getFrom));
        Map<String, Better> better = new HashMap<>();
        sorted.forEach(row -> better.put(row.getKpi(), row.getBetter()));
        List<KpiFormula> formulas = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            KpiDefinition row = endedBy(sorted.get(i), i + 1 < sorted.size() ? sorted.get(i + 1) : null);
            Better own = row.getBetter();
            formulas.add(
                    new KpiFormula(row, row.getTarget() == null ? own : better.getOrDefault(row.getTarget(), own)));
        }
        return new KpiCatalogue(formulas, TargetBook.of(data));
    }

    /** A later row of the same KPI and version takes over from its first day. */
    private static KpiDefinition endedBy(KpiDefinition row, @Nullable KpiDefinition next) {
        boolean same = next != null && next.getKpi().equals(row.getKpi()) && next.getVersion() == row.getVersion();
        if (!same || row.getRetired() != null && !row.getRetired().isAfter(next.getFrom())) {
            return row;
        }
        return KpiDefinition.newBuilder(row).setRetired(next.getFrom()).build();
    }

    @Override
    public Periods periods() {
        return targets.periods();
    }

    @Override
    public SlotMask slots(Window window) {
        return slots.getOrDefault(window, SlotMask.NONE);
    }

    @Override
    public boolean comparesEarlier(Window window) {
        return Boolean.TRUE.equals(growth.get(window));
    }

    @Override
    public boolean isRedefined(Window window, int step) {
        NavigableSet<Long> days = redefinitions.getOrDefault(window, Collections.emptyNavigableSet());
        return !days.isEmpty()
                && !days.subSet((long) window.lastDate(step - 1), false, (long) window.lastDate(step), true)
                        .isEmpty();
    }

    @Override
    public boolean isPromised(Scope scope, Window window, int step) {
        return Promises.isPromised(targets, promisable.getOrDefault(window, Set.of()), scope, window, step);
    }

    TargetBook targets() {
        return targets;
    }

    /** True when both publish the same, and hold it against the same targets. */
    public boolean isSame(KpiCatalogue other) {
        return definitions().equals(other.definitions()) && targets.isSame(other.targets);
    }

    private Set<KpiDefinition> definitions() {
        return byWindow.values().stream()
                .flatMap(List::stream)
                .map(KpiFormula::definition)
                .collect(Collectors.toSet());
    }

    @Override
    public List<Integer> ripenings(Window window) {
        return ripenings.getOrDefault(window, List.of());
    }

    /** The KPIs of a step, by id and version. */
    List<KpiValue> values(Scope scope, Step step, Snapshots.Sums sums, Promises promises) {
        long endDay = step.window().lastDate(step.number());
        List<KpiValue> values = new ArrayList<>();
        for (KpiFormula formula : formulas(step.window())) {
            if (formula.isInForce(endDay) && isFor(formula, scope.type())) {
                KpiValue value = formula.value(scope, step, sums.now(), sums.earlier(), promises);
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private static boolean isFor(KpiFormula formula, ScopeType type) {
        List<String> scopes = formula.definition().getScopes();
        return scopes.isEmpty() || scopes.contains(type.name());
    }

    private List<KpiFormula> formulas(Window window) {
        return byWindow.getOrDefault(window, List.of());
    }
}
