package io.globalkpi.oracle;

import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.reference.KpiDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The guarantee: what was published says the same as an independent batch computation, and nothing is missing. */
public final class EveryValueEqualsTheBatch {

    private static final List<String> WINDOWS =
            List.of("1h", "24h", "7d", "30d", "60d", "90d", "day", "week", "month", "quarter", "year");

    private final BatchKpis batch;
    private final Map<KpiKey, KpiSnapshot> published;
    private final Map<Series, NavigableMap<Instant, KpiSnapshot>> series = new HashMap<>();
    private final Instant frontier;
    private final boolean runningToo;
    private final Map<String, KpiDefinition> definitions;

    /** One window of one scope. */
    private record Series(Scope scope, String window) {

        static Series of(KpiKey key) {
            return new Series(new Scope(key.getScopeType(), key.getScopeId()), key.getWindow());
        }
    }

    public EveryValueEqualsTheBatch(BatchKpis batch, Map<KpiKey, KpiSnapshot> published, Instant frontier) {
        this(KpiDefinitions.shipped(), batch, published, frontier);
    }

    /** Only of steps that have ended: while catching up running ones are not shown. */
    public static EveryValueEqualsTheBatch ofEndedSteps(
            BatchKpis batch, Map<KpiKey, KpiSnapshot> published, Instant frontier) {
        return new EveryValueEqualsTheBatch(KpiDefinitions.shipped(), batch, published, frontier, false);
    }

    /** @param definitions one of each KPI */
    public EveryValueEqualsTheBatch(
            Collection<KpiDefinition> definitions,
            BatchKpis batch,
            Map<KpiKey, KpiSnapshot> published,
            Instant frontier) {
        this(definitions, batch, published, frontier, true);
    }

    private EveryValueEqualsTheBatch(
            Collection<KpiDefinition> definitions,
            BatchKpis batch,
            Map<KpiKey, KpiSnapshot> published,
            Instant frontier,
            boolean runningToo) {
        this.definitions =
                definitions.stream().collect(Collectors.toMap(KpiDefinition::getKpi, definition -> definition));
        this.batch = batch;
        this.published = published;
        published.forEach((key, snapshot) ->
                series.computeIfAbsent(Series.of(key), any -> new TreeMap<>()).put(key.getWindowEnd(), snapshot));
        this.frontier = frontier;
        this.runningToo = runningToo;
    }

    /** Differences in words; none when the guarantee holds. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        published.forEach((key, snapshot) -> compare(key, snapshot, differences));
        batch.scopes().stream()
                .flatMap(scope -> WINDOWS.stream().flatMap(window -> batch.stepsWithChanges(scope, window).stream()))
                .filter(step -> isOpenToReaders(step.window(), step.end()))
                .map(EveryValueEqualsTheBatch::key)
                .filter(key -> !published.containsKey(key))
                .forEach(key -> compareCarried(key, differences));
        return differences;
    }

    /** Compared values, so that a test can tell that it compared something. */
    public long compared() {
        return published.values().stream()
                .mapToLong(snapshot -> snapshot.getKpis().size())
                .sum();
    }

    private void compare(KpiKey key, KpiSnapshot snapshot, List<String> differences) {
        if (!isOpenToReaders(key.getWindow(), key.getWindowEnd())) {
            return;
        }
        Scope scope = new Scope(key.getScopeType(), key.getScopeId());
        for (KpiValue value : snapshot.getKpis()) {
            Expected expected = batch.value(
                    key.getScopeType(),
                    key.getScopeId(),
                    key.getWindow(),
                    key.getWindowEnd(),
                    definitions.get(value.getKpi()));
            if (!expected.agreesWith(
                    value.getNumerator(), value.getDenominator(), value.getValue(), value.getSample())) {
                differences.add(key + " " + value.getKpi() + " expected " + expected + " was " + value);
            }
        }
        Double completeness = batch.completeness(scope, key.getWindow(), key.getWindowEnd());
        if (!isNearly(completeness, snapshot.getCompleteness())) {
            differences.add(key + " completeness expected " + completeness + " was " + snapshot.getCompleteness());
        }
        Map<String, Long> waiting = new TreeMap<>();
        snapshot.getWaiting()
                .forEach(
                        (cause, count) -> waiting.put(cause.equals("older_rates") ? cause : "waiting_" + cause, count));
        waiting.remove("waiting_carried_stock");
        Map<String, Long> expected = batch.waiting(scope, key.getWindow(), key.getWindowEnd());
        if (!expected.equals(waiting)) {
            differences.add(key + " waiting expected " + expected + " was " + waiting);
        }
    }

    private static boolean isNearly(@Nullable Double one, @Nullable Double other) {
        return one == null || other == null ? Objects.equals(one, other) : Math.abs(one - other) < 1e-12;
    }

    /** A step that was not published says what the one before it says: readers carry forward. */
    private void compareCarried(KpiKey key, List<String> differences) {
        Optional<KpiSnapshot> carried = Optional.ofNullable(series.get(Series.of(key)))
                .map(steps -> steps.lowerEntry(key.getWindowEnd()))
                .map(Map.Entry::getValue);
        for (KpiDefinition definition : definitions.values()) {
            if (!batch.isThere(key.getScopeType(), key.getScopeId(), key.getWindow(), key.getWindowEnd(), definition)) {
                continue;
            }
            Expected expected =
                    batch.value(key.getScopeType(), key.getScopeId(), key.getWindow(), key.getWindowEnd(), definition);
            Optional<KpiValue> value = carried.stream()
                    .flatMap(snapshot -> snapshot.getKpis().stream())
                    .filter(kpi -> kpi.getKpi().equals(definition.getKpi()))
                    .findFirst();
            boolean agrees = value.map(kpi -> expected.agreesWith(
                            kpi.getNumerator(), kpi.getDenominator(), kpi.getValue(), kpi.getSample()))
                    .orElse(!isPublished(definition, key)
                            || expected.numerator().signum() == 0);
            if (!agrees) {
                differences.add(
                        "missing " + key + " " + definition.getKpi() + " expected " + expected + " carried " + value);
            }
        }
    }

    private static boolean isPublished(KpiDefinition definition, KpiKey key) {
        return definition.getWindows().contains(key.getWindow())
                && (definition.getScopes().isEmpty()
                        || definition.getScopes().contains(key.getScopeType().name()));
    }

    /** Steps that have begun, or ended, and are not older than the correction horizon. */
    private boolean isOpenToReaders(String window, Instant end) {
        return switch (window) {
            case "1h" -> isBetween(end, Duration.ofDays(8), Duration.ofMinutes(5));
            case "24h" -> isBetween(end, Duration.ofDays(8), Duration.ofHours(1));
            case "7d" -> isBetween(end, Duration.ofDays(35), Duration.ofHours(1));
            default -> !end.isAfter(frontier); // dates that have begun everywhere are compared
        };
    }

    private boolean isBetween(Instant end, Duration horizon, Duration step) {
        return !end.isBefore(frontier.minus(horizon)) && !(runningToo ? end.minus(step) : end).isAfter(frontier);
    }

    private static KpiKey key(Step step) {
        return new KpiKey(step.scope().type(), step.scope().id(), step.window(), step.end());
    }
}
