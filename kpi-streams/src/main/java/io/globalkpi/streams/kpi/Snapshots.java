package io.globalkpi.streams.kpi;

import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.streams.measure.ReferenceBook;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.measure.SiteFacts;
import io.globalkpi.streams.targets.Promises;
import io.globalkpi.streams.window.Grain;
import io.globalkpi.streams.window.Step;
import io.globalkpi.streams.window.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One row that BI and rules read: every KPI of a scope and window as of one moment, and how far to trust it.
 *
 * <p>Money stands in whole units of the currency with six decimals, times as instants.
 */
public final class Snapshots {

    /** What is not in yet, and keeps a value provisional. */
    private static final Map<String, Measure> WAITS = Map.of(
            "rates", Measure.WAITING_RATES,
            "budget_rates", Measure.WAITING_BUDGET_RATES,
            "costs", Measure.WAITING_COSTS,
            "orders", Measure.WAITING_ORDERS);

    /** What was filled in by a rule, and is worth saying. */
    private static final Map<String, Measure> NOTES =
            Map.of("older_rates", Measure.OLDER_RATES, "carried_stock", Measure.CARRIED_STOCK);

    private final KpiCatalogue catalogue;
    private final ReferenceBook book;
    private final Optional<Instant> tenure;

    /** @param tenure since when these have been in force; empty while another generation is */
    public Snapshots(KpiCatalogue catalogue, ReferenceBook book, Optional<Instant> tenure) {
        this.catalogue = catalogue;
        this.book = book;
        this.tenure = tenure;
    }

    /** True when these came into force and those before were not, or not by the same switch. */
    public boolean comeIntoForceAfter(Snapshots before) {
        return tenure.isPresent() && !tenure.equals(before.tenure);
    }

    public ReferenceBook book() {
        return book;
    }

    public KpiCatalogue catalogue() {
        return catalogue;
    }

    public static KpiKey key(Scope scope, Window window, int step) {
        return KpiKey.newBuilder()
                .setScopeType(scope.type())
                .setScopeId(scope.id())
                .setWindow(window.id())
                .setWindowEnd(slot(window, window.to(step), ZoneOffset.UTC))
                .build();
    }

    /**
     * The snapshot of a step; empty when no KPI is published for this scope and window.
     *
     * @param zone the scope's zone
     */
    public Optional<KpiSnapshot> snapshot(Scope scope, ZoneId zone, Step step, Sums sums, Instant publishedAt) {
        Instant end = slot(step.window(), step.window().to(step.number()), zone);
        LocalDate lastDate = LocalDate.ofEpochDay(step.window().lastDate(step.number()));
        Promises promises = new Promises(catalogue.targets(), new Promises.Moment(scope, zone, step), sums.days());
        var values = catalogue.values(scope, step, sums, promises);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Double completeness = completeness(sums.now());
        return Optional.of(KpiSnapshot.newBuilder()
                .setScopeType(scope.type())
                .setScopeId(scope.id())
                .setScopeName(name(scope))
                .setWindow(step.window().id())
                .setWindowStart(slot(step.window(), step.window().from(step.number(), catalogue.periods()), zone))
                .setWindowEnd(end)
                .setDate(step.window().grain() == Grain.DAY ? lastDate : null)
                .setZone(zone.getId())
                .setAsOf(Instant.ofEpochMilli(step.frontier()))
                .setPublishedAt(publishedAt)
                .setClosed(step.closed())
                .setWaiting(notes(scope, sums.now()))
                .setCompleteness(completeness)
                .setProvisional(!step.closed() || isWaiting(sums.now()) || completeness != null && completeness < 1)
                .setCurrency(book.reportingCurrency())
                .setLocalCurrency(site(scope).map(SiteFacts::currency).orElse(null))
                .setReferenceVersion(book.version())
                .setKpis(values)
                .build());
    }

    /** The same, as long as some of its sums follow other reference data than the rest. */
    public static KpiSnapshot beingRemeasured(KpiSnapshot snapshot) {
        Map<String, Long> waiting = new TreeMap<>(snapshot.getWaiting());
        waiting.put("remeasure", 1L);
        return KpiSnapshot.newBuilder(snapshot)
                .setWaiting(waiting)
                .setProvisional(true)
                .build();
    }

    /**
     * Sums of a window, and of the one a length earlier when some KPI compares.
     *
     * @param days sums of one date, as days since 1970-01-01; the array may be reused
     */
    public record Sums(long[] now, long @Nullable [] earlier, IntFunction<long[]> days) {}

    private static Instant slot(Window window, int slot, ZoneId zone) {
        return switch (window.grain()) {
            case MINUTE -> Instant.ofEpochMilli(slot * 60_000L);
            case HOUR -> Instant.ofEpochMilli(slot * 3_600_000L);
            case DAY -> LocalDate.ofEpochDay(slot).atStartOfDay(zone).toInstant();
        };
    }

    private static @Nullable Double completeness(long[] sums) {
        long declared = sums[Measure.FEEDS_DECLARED.slot()];
        return declared == 0 ? null : Double.valueOf((double) sums[Measure.FEEDS_COVERED.slot()] / declared);
    }

    private static boolean isWaiting(long[] sums) {
        return WAITS.values().stream().anyMatch(measure -> sums[measure.slot()] != 0);
    }

    private static Map<String, Long> notes(Scope scope, long[] sums) {
        Map<String, Long> notes = new TreeMap<>();
        WAITS.forEach((cause, measure) -> note(cause, sums[measure.slot()], scope, notes));
        NOTES.forEach((cause, measure) -> note(cause, sums[measure.slot()], scope, notes));
        return notes;
    }

    private static void note(String cause, long amount, Scope scope, Map<String, Long> notes) {
        if (amount != 0) {
            notes.put(cause, scope.countsInShares() ? -Math.floorDiv(-amount, 10_000) : amount);
        }
    }

    private String name(Scope scope) {
        return switch (scope.type()) {
            case SITE -> book.site(scope.id()).map(SiteFacts::name).orElse(scope.id());
            case OWNER -> book.ownerName(scope.id());
            case COMPANY -> book.companyName();
            case TEAM, PLATFORM, MARKET, SKU -> scope.id();
        };
    }

    private Optional<SiteFacts> site(Scope scope) {
        return switch (scope.type()) {
            case SITE -> book.site(scope.id());
            case SKU -> book.site(scope.id().substring(0, scope.id().indexOf('|')));
            default -> Optional.empty();
        };
    }
}
