package io.globalkpi.oracle;

import io.globalkpi.schemas.reference.Comparison;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Term;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one KPI value of one step is made of: the parts, and their sum. Takes all contributions and keeps its own. */
public final class Makeup {

    private final Scope scope;
    private final Window window;
    private final Instant end;
    private final KpiDefinition kpi;
    private final Promised promised;
    private final Map<String, BigInteger> now = new HashMap<>();
    private final Map<String, BigInteger> before = new HashMap<>();
    private final Map<Entity, Map<Way, BigInteger>> amounts = new IdentityHashMap<>();

    /** Lines of an entity that go the same way are one part. */
    private record Way(@Nullable Entity with, Instant time, String measure, boolean earlier) {}

    /**
     * @param end of the step, as keys carry it
     * @param promised what a KPI that is held against a target is held against
     * @throws IllegalArgumentException if it is held against a target that nobody has set
     */
    public Makeup(Scope scope, String window, Instant end, KpiDefinition kpi, Promised promised) {
        this.scope = scope;
        this.window = Window.of(window);
        this.end = end;
        this.kpi = kpi;
        this.promised = promised;
        if (isHeld() && !promised.isThere(scope, kpi, this.window, end)) {
            throw new IllegalArgumentException(kpi.getKpi() + " is held against a target, and " + scope
                    + " has none of " + kpi.getTarget() + " for that period any more");
        }
    }

    public Scope scope() {
        return scope;
    }

    public void add(Contribution contribution) {
        if (!contribution.scope().equals(scope) || !window.grain().takes(contribution)) {
            return;
        }
        Instant place = window.grain().place(contribution);
        if (window.now(end, promised.starts()).holds(place)) {
            add(contribution, now, false);
        }
        if (isGrowth() && window.before(end, promised.starts()).holds(place)) {
            add(contribution, before, true);
        }
    }

    private void add(Contribution contribution, Map<String, BigInteger> sums, boolean earlier) {
        String measure = contribution.measure();
        sums.merge(measure, contribution.amount(), BigInteger::add);
        boolean named = Stream.concat(kpi.getNumerator().stream(), kpi.getDenominator().stream())
                .anyMatch(term -> term.getMeasure().equals(measure));
        if (named) {
            Way way = new Way(contribution.with(), contribution.time(), measure, earlier);
            amounts.computeIfAbsent(contribution.of(), any -> new HashMap<>())
                    .merge(way, contribution.amount(), BigInteger::add);
        }
    }

    private boolean isGrowth() {
        return kpi.getComparison() == Comparison.GROWTH;
    }

    private boolean isHeld() {
        return kpi.getTarget() != null;
    }

    /** The value that all parts together make; of a KPI that is held against a target, that of the step when it is over. */
    public Expected value() {
        return isHeld() ? promised.value(scope, kpi, window, end, now) : Formulas.value(scope, kpi, now, before);
    }

    /** What the parts are held against; empty for a KPI that needs no target. */
    public Optional<Held> held() {
        return isHeld() ? Optional.of(promised.held(scope, kpi, window, end, now)) : Optional.empty();
    }

    /** By time, then by entity and measure. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        amounts.forEach((of, ways) -> ways.forEach((way, sum) -> parts.add(part(of, way, sum))));
        return parts.stream()
                .sorted(Comparator.comparing(Part::time)
                        .thenComparing(part -> part.of().id())
                        .thenComparing(Part::measure))
                .toList();
    }

    private Part part(Entity of, Way way, BigInteger sum) {
        String measure = way.measure();
        BigDecimal amount = Formulas.inUnits(scope, measure, Map.of(measure, sum));
        BigDecimal above = times(kpi.getNumerator(), measure, amount);
        BigDecimal below = kpi.getDenominator().isEmpty() ? null : times(kpi.getDenominator(), measure, amount);
        if (isGrowth()) {
            below = way.earlier() ? above : BigDecimal.ZERO;
            above = way.earlier() ? above.negate() : above;
        }
        return new Part(of, way.with(), way.time(), measure, amount, above, below);
    }

    private static BigDecimal times(List<Term> terms, String measure, BigDecimal amount) {
        return terms.stream()
                .filter(term -> term.getMeasure().equals(measure))
                .map(term -> amount.multiply(BigDecimal.valueOf(term.getFactor())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
