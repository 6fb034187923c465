package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.period.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The targets of one additive KPI: an amount for every holding and date, of which every scope and period is the sum.
 *
 * <p>What is set by hand is laid down innermost first: owners before teams before sites before markets before platforms before the
 * company, and of each the shorter period first. Each gives what is left of it, when what was laid down inside is taken off, to the
 * holdings and dates that nothing was laid on yet. So children sum to their parents exactly; where all children are set to something
 * else, that is a {@link TargetDifference}.
 */
public final class TargetTree {

    private static final long[] NOTHING = {};

    private final Grid grid;
    private final CellWeights weights;
    private final Map<ScopeRef, Map<Period, TargetNode>> set = new HashMap<>();
    private final List<TargetDifference> differences = new ArrayList<>();
    private final Map<ScopeRef, ScopeSeries> series = new HashMap<>();
    private final Map<ScopeRef, SeasonSeries> seasons = new HashMap<>();
    private final long @Nullable [][] amounts;
    private final BitSet laid = new BitSet();

    TargetTree(Territory territory, SeasonalCurve curve, String kpi, Collection<TargetNode> nodes) {
        this.grid = new Grid(territory, nodes);
        this.weights = new CellWeights(grid, curve, kpi);
        this.amounts = new long[territory.holdings().size()][];
        nodes.stream().sorted(TargetNode.INNERMOST_FIRST).forEach(this::lay);
    }

    private void lay(TargetNode node) {
        set.computeIfAbsent(node.scope(), scope -> new HashMap<>()).put(node.period(), node);
        int[] cells = grid.cells(node.scope(), node.period()).toArray();
        int[] free = Arrays.stream(cells).filter(cell -> !laid.get(cell)).toArray();
        long parts =
                Arrays.stream(cells).filter(laid::get).mapToLong(this::amount).reduce(0, Math::addExact);
        long rest = Math.subtractExact(node.micros(), parts);
        Arrays.stream(free).forEach(laid::set);
        boolean isTooMuch = Long.signum(rest) * Long.signum(node.micros()) < 0 || node.micros() == 0 && rest != 0;
        if (rest != 0 && (free.length == 0 || isTooMuch)) {
            differences.add(new TargetDifference(node, parts));
        } else if (rest != 0) {
            allot(rest, free, weights.of(node, free));
        }
    }

    /** To holdings first and then to their dates, so that sites that weigh the same get the same to the last millionth. */
    private void allot(long rest, int[] free, double[] all) {
        int[] starts = IntStream.range(0, free.length)
                .filter(i -> i == 0 || grid.row(free[i]) != grid.row(free[i - 1]))
                .toArray();
        double[][] parts = IntStream.range(0, starts.length)
                .mapToObj(i -> Arrays.copyOfRange(all, starts[i], i + 1 < starts.length ? starts[i + 1] : all.length))
                .toArray(double[][]::new);
        long[] shares = Allotment.of(
                rest,
                Arrays.stream(parts)
                        .mapToDouble(part -> Arrays.stream(part).sum())
                        .toArray());
        for (int i = 0; i < starts.length; i++) {
            long[] byDate = shares[i] == 0 ? NOTHING : Allotment.of(shares[i], parts[i]);
            for (int j = 0; j < byDate.length; j++) {
                put(free[starts[i] + j], byDate[j]);
            }
        }
    }

    private void put(int cell, long amount) {
        long[] row = amounts[grid.row(cell)];
        if (row == null) {
            row = new long[grid.days()];
            amounts[grid.row(cell)] = row;
        }
        row[grid.day(cell)] = amount;
    }

    /** Rows of which nothing but 0 was laid down are not kept: half of all, as somebody answers for most sites. */
    private long amount(int cell) {
        long[] row = amounts[grid.row(cell)];
        return row == null ? 0 : row[grid.day(cell)];
    }

    /** Wholes that are not the sum of their parts. */
    public List<TargetDifference> differences() {
        return List.copyOf(differences);
    }

    /** What was set by hand for a scope and period. */
    public Optional<TargetNode> set(ScopeRef scope, Period period) {
        return Optional.ofNullable(set.getOrDefault(scope, Map.of()).get(period));
    }

    /** What the parts of a scope and period come to, in millionths. */
    public long sum(ScopeRef scope, Period period) {
        return series(scope).sum(period.first(), period.last());
    }

    /** True when something, be it 0, was laid on every date of the period, somewhere in the scope. */
    public boolean covers(ScopeRef scope, Period period) {
        return series(scope).covers(period);
    }

    ScopeSeries series(ScopeRef scope) {
        return series.computeIfAbsent(scope, this::read);
    }

    private ScopeSeries read(ScopeRef scope) {
        ScopeSeries read = new ScopeSeries(grid.first(), grid.days());
        grid.cells(scope)
                .filter(laid::get)
                .forEach(cell -> read.add(grid.day(cell), grid.holding(cell).zone(), amount(cell)));
        return read;
    }

    /** What one expects of a scope on each date without any target. */
    SeasonSeries season(ScopeRef scope) {
        return seasons.computeIfAbsent(scope, this::expect);
    }

    private SeasonSeries expect(ScopeRef scope) {
        SeasonSeries expected = new SeasonSeries(grid.first(), grid.days());
        grid.cells(scope)
                .forEach(cell -> expected.add(grid.day(cell), grid.holding(cell).zone(), weights.expected(cell)));
        return expected;
    }
}
