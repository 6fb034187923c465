package io.globalkpi.oracle;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.table.ReferenceData;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Every KPI of every scope, window and step, from the contributions of all events.
 *
 * <p>The order of the tellings, their repetition and their batching make no difference here by construction: they are a
 * set before anything is added up.
 */
public final class BatchKpis {

    private static final List<String> WAITING =
            List.of("waiting_rates", "waiting_budget_rates", "waiting_costs", "waiting_orders", "older_rates");

    private static final Panes NOTHING = new Panes();

    private final Map<Grain, Map<Scope, Panes>> kept = new EnumMap<>(Grain.class);
    private final Map<Grain, Window.Range> needed;
    private final PeriodStarts starts;
    private final Promised promised;
    private final Set<Scope> scopes = new HashSet<>();
    private @Nullable Asked asked;
    private Map<String, BigInteger> answer = Map.of();
    private @Nullable Asked askedBefore;
    private Map<String, BigInteger> answerBefore = Map.of();

    private record Asked(Scope scope, Window window, Window.Range range) {}

    private BatchKpis(Map<Grain, Window.Range> needed, ReferenceData data) {
        this.needed = needed;
        this.starts = PeriodStarts.of(data);
        this.promised = new Promised(data);
        needed.keySet().forEach(grain -> kept.put(grain, new HashMap<>()));
    }

    /** @param events all tellings of events of all kinds, and feed rows, in any order */
    public static BatchKpis of(Collection<? extends SpecificRecord> events, ReferenceData data) {
        Tellings tellings = new Tellings(data);
        events.forEach(tellings::tell);
        BatchKpis kpis = new BatchKpis(Window.everywhere(), data);
        tellings.contributions(kpis::add);
        return kpis;
    }

    /** Empty yet, and able to answer for steps that end in (after, until] only: of all else, nothing is kept. */
    public static BatchKpis ofStepsEnding(Instant after, Instant until, ReferenceData data) {
        return new BatchKpis(Window.neededFor(after, until, PeriodStarts.of(data)), data);
    }

    /** Nothing may be added once anything was asked. */
    public void add(Contribution contribution) {
        if (contribution.amount().signum() == 0) {
            return;
        }
        scopes.add(contribution.scope());
        needed.forEach((grain, range) -> {
            Instant place = grain.place(contribution);
            if (range.holds(place) && grain.takes(contribution)) {
                kept.get(grain)
                        .computeIfAbsent(contribution.scope(), any -> new Panes())
                        .add(place, contribution.measure(), contribution.amount());
            }
        });
    }

    /** All scopes that anything was contributed to, by type and id. */
    public SortedSet<Scope> scopes() {
        return new TreeSet<>(scopes);
    }

    /** The sums of a window, without those that are zero: pieces, micro-units; ten-thousandths at owners and teams. */
    public Map<String, BigInteger> measures(Scope scope, String window, Instant end) {
        return sums(scope, Window.of(window), Window.of(window).now(end, starts));
    }

    /** False for a KPI that is held against a target nobody has set for the period of the step. */
    public boolean isThere(ScopeType type, String id, String window, Instant end, KpiDefinition kpi) {
        return kpi.getTarget() == null || promised.isThere(new Scope(type, id), kpi, Window.of(window), end);
    }

    /**
     * One KPI of one step that is over.
     *
     * @throws IllegalStateException if it is held against a target that nobody has set
     */
    public Expected value(ScopeType type, String id, String window, Instant end, KpiDefinition kpi) {
        Scope scope = new Scope(type, id);
        Window of = Window.of(window);
        if (kpi.getTarget() != null) {
            return promised.value(scope, kpi, of, end, sums(scope, of, of.now(end, starts)));
        }
        return Formulas.value(
                scope, kpi, sums(scope, of, of.now(end, starts)), sums(scope, of, of.before(end, starts)));
    }

    /** Covered feed days over declared ones; null when none is declared. */
    public @Nullable Double completeness(Scope scope, String window, Instant end) {
        Map<String, BigInteger> sums = measures(scope, window, end);
        BigDecimal declared = Formulas.inUnits(scope, "feeds_declared", sums);
        BigDecimal covered = Formulas.inUnits(scope, "feeds_covered", sums);
        return declared.signum() == 0 ? null : covered.doubleValue() / declared.doubleValue();
    }

    /** What waits, by cause, without zeros. Parts of a count at owners and teams are rounded up: they wait too. */
    public Map<String, Long> waiting(Scope scope, String window, Instant end) {
        Map<String, BigInteger> sums = measures(scope, window, end);
        Map<String, Long> waiting = new TreeMap<>();
        for (String cause : WAITING) {
            if (sums.containsKey(cause)) {
                BigDecimal count = Formulas.inUnits(scope, cause, sums);
                waiting.put(cause, count.setScale(0, RoundingMode.CEILING).longValueExact());
            }
        }
        return waiting;
    }

    /**
     * The steps at which the window, or the one a growth KPI compares it with, holds other sums than at the step before,
     * in order. All the steps in between repeat their predecessor.
     */
    public List<Step> stepsWithChanges(Scope scope, String window) {
        Window of = Window.of(window);
        Panes panes = panes(scope, of);
        return of.touched(panes.places(), starts).stream()
                .filter(end -> !isSame(panes, of, end, end.minus(of.step())))
                .map(end -> new Step(scope, window, end))
                .toList();
    }

    /** True if the step says the same as the one before, of the KPIs that were in force at both. */
    public boolean repeats(Scope scope, String window, Instant end) {
        Window of = Window.of(window);
        return isSame(panes(scope, of), of, end, end.minus(of.step()));
    }

    private boolean isSame(Panes panes, Window window, Instant end, Instant other) {
        return panes.isSame(window.now(end, starts), window.now(other, starts))
                && panes.isSame(window.before(end, starts), window.before(other, starts));
    }

    private Panes panes(Scope scope, Window window) {
        return kept.getOrDefault(window.grain(), Map.of()).getOrDefault(scope, NOTHING);
    }

    /** Every KPI of a step asks for the same two sums: they are remembered until others are asked for. */
    private Map<String, BigInteger> sums(Scope scope, Window window, Window.Range range) {
        Asked asking = new Asked(scope, window, range);
        if (asking.equals(asked)) {
            return answer;
        }
        if (asking.equals(askedBefore)) {
            return answerBefore;
        }
        askedBefore = asked;
        answerBefore = answer;
        asked = asking;
        answer = panes(scope, window).sums(range);
        return answer;
    }
}
