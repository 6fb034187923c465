package io.globalkpi.oracle;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.table.ReferenceData;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Every KPI of every scope, window and step, computed in one go from all tellings of all events.
 *
 * <p>The order of the tellings, their repetition and their batching make no difference here by construction: they are a
 * set before anything is added up.
 */
public final class BatchKpis {

    private static final List<String> WAITING =
            List.of("waiting_rates", "waiting_budget_rates", "waiting_costs", "waiting_orders", "older_rates");

    private final Map<Grain, Map<Scope, TreeMap<Instant, Map<String, BigInteger>>>> kept = new HashMap<>();
    private final SortedSet<Scope> scopes = new TreeSet<>();
    private @Nullable Asked asked;
    private Map<String, BigInteger> answer = Map.of();
    private @Nullable Asked askedBefore;
    private Map<String, BigInteger> answerBefore = Map.of();

    private record Asked(Scope scope, Window window, Window.Range range) {}

    private final Promised promised;

    private BatchKpis(ReferenceData data) {
        this.promised = new Promised(data);
    }

    /** @param events all tellings of events of all kinds, and feed rows, in any order */
    public static BatchKpis of(Collection<? extends SpecificRecord> events, ReferenceData data) {
        BatchKpis kpis = new BatchKpis(data);
        Reference reference = new Reference(data);
        List<Entity> entities = new Tellings(reference).counted(events);
        Facts facts = new Facts(entities, reference);
        for (Entity entity : entities) {
            Booking booking = new Booking(reference, reference.rates(), entity);
            booking.contributions(facts.entries(entity)).forEach(kpis::keep);
        }
        return kpis;
    }

    private void keep(Contribution contribution) {
        if (contribution.amount().signum() == 0) {
            return;
        }
        scopes.add(contribution.scope());
        for (Grain grain : Grain.values()) {
            if (grain.takes(contribution)) {
                kept.computeIfAbsent(grain, any -> new HashMap<>())
                        .computeIfAbsent(contribution.scope(), any -> new TreeMap<>())
                        .computeIfAbsent(grain.place(contribution), any -> new TreeMap<>())
                        .merge(contribution.measure(), contribution.amount(), BigInteger::add);
            }
        }
    }

    /** All scopes that anything was contributed to. */
    public Set<Scope> scopes() {
        return scopes;
    }

    /** The sums of a window, without those that are zero: pieces, micro-units; ten-thousandths at owners and teams. */
    public Map<String, BigInteger> measures(Scope scope, String window, Instant end) {
        return sums(scope, Window.of(window), Window.of(window).now(end));
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
            return promised.value(scope, kpi, of, end, sums(scope, of, of.now(end)));
        }
        return Formulas.value(scope, kpi, sums(scope, of, of.now(end)), sums(scope, of, of.before(end)));
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
        SortedSet<Instant> touched = new TreeSet<>();
        places(scope, of).keySet().forEach(place -> touched.addAll(of.touched(place)));
        return touched.stream()
                .filter(end -> !both(scope, of, end).equals(both(scope, of, end.minus(of.step()))))
                .map(end -> new Step(scope, window, end))
                .toList();
    }

    private List<Map<String, BigInteger>> both(Scope scope, Window window, Instant end) {
        return List.of(sums(scope, window, window.now(end)), sums(scope, window, window.before(end)));
    }

    private TreeMap<Instant, Map<String, BigInteger>> places(Scope scope, Window window) {
        return kept.getOrDefault(window.grain(), Map.of()).getOrDefault(scope, new TreeMap<>());
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
        answer = sumsAnew(scope, window, range);
        return answer;
    }

    private Map<String, BigInteger> sumsAnew(Scope scope, Window window, Window.Range range) {
        Map<String, BigInteger> sums = new TreeMap<>();
        places(scope, window)
                .subMap(range.from(), range.until())
                .values()
                .forEach(pane -> pane.forEach((measure, amount) -> sums.merge(measure, amount, BigInteger::add)));
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }
}
