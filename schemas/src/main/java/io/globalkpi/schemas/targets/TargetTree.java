package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.id.ScopeRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The targets of one additive KPI: an amount for every holding and date, of which every scope and period is the sum.
 *
 * <p>What is set by hand is laid down innermost first: owners before teams before sites before markets before platforms before the
 * company, and of each the shorter period first. Each gives what is left of it, when what was laid down inside is taken off, to the
 * holdings and dates that nothing was laid on yet. So children sum to their parents exactly; where all children are set to something
 * else, that is a {@link TargetDifference}.
 */
public final class TargetTree {

    private final Territory territory;
    private final CellWeights weights;
    private final Map<ScopeRef, Map<Period, TargetNode>> set = new HashMap<>();
    private final List<TargetDifference> differences = new ArrayList<>();
    private final Map<ScopeRef, ScopeSeries> series = new HashMap<>();
    private final Map<ScopeRef, SeasonSeries> seasons = new HashMap<>();
    private final LocalDate[] dates;
    private final int days;
    private final long[][] amounts;
    private final BitSet laid = new BitSet();

    TargetTree(Territory territory, SeasonalCurve curve, Collection<TargetNode> nodes) {
        this.territory = territory;
        this.weights = new CellWeights(territory, curve);
        this.dates = dates(nodes);
        this.days = dates.length;
        this.amounts = new long[territory.holdings().size()][days];
        nodes.stream().sorted(TargetNode.INNERMOST_FIRST).forEach(this::lay);
    }

    /** From the first to the last date of any target; one date if there is none, with nothing laid on it. */
    private static LocalDate[] dates(Collection<TargetNode> nodes) {
        List<Period> periods = nodes.stream().map(TargetNode::period).toList();
        LocalDate first = periods.stream()
                .map(Period::first)
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
        LocalDate last = periods.stream()
                .map(Period::last)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.EPOCH);
        return first.datesUntil(last.plusDays(1)).toArray(LocalDate[]::new);
    }

    private void lay(TargetNode node) {
        set.computeIfAbsent(node.scope(), scope -> new HashMap<>()).put(node.period(), node);
        List<CellWeights.Cell> free = new ArrayList<>();
        long parts = 0;
        for (CellWeights.Cell cell : cells(node)) {
            if (laid.get(cell.number())) {
                parts = Math.addExact(parts, amounts[cell.number() / days][cell.number() % days]);
            } else {
                free.add(cell);
            }
        }
        long rest = Math.subtractExact(node.micros(), parts);
        free.forEach(cell -> laid.set(cell.number()));
        boolean isTooMuch = Long.signum(rest) * Long.signum(node.micros()) < 0 || node.micros() == 0 && rest != 0;
        if (rest != 0 && (free.isEmpty() || isTooMuch)) {
            differences.add(new TargetDifference(node, parts));
        } else if (!free.isEmpty()) {
            allot(rest, free, node);
        }
    }

    /** To holdings first and then to their dates, so that sites that weigh the same get the same to the last millionth. */
    private void allot(long rest, List<CellWeights.Cell> free, TargetNode node) {
        double[] all = weights.of(node, free);
        Map<Integer, List<Integer>> byHolding = IntStream.range(0, all.length)
                .boxed()
                .collect(Collectors.groupingBy(i -> free.get(i).number() / days, TreeMap::new, Collectors.toList()));
        List<double[]> parts = byHolding.values().stream()
                .map(own -> own.stream().mapToDouble(i -> all[i]).toArray())
                .toList();
        long[] shares = Allotment.of(
                rest,
                parts.stream().mapToDouble(part -> Arrays.stream(part).sum()).toArray());
        int holding = 0;
        for (List<Integer> own : byHolding.values()) {
            long[] byDate = Allotment.of(shares[holding], parts.get(holding));
            for (int i = 0; i < byDate.length; i++) {
                int number = free.get(own.get(i)).number();
                amounts[number / days][number % days] = byDate[i];
            }
            holding++;
        }
    }

    private List<CellWeights.Cell> cells(TargetNode node) {
        List<CellWeights.Cell> cells = new ArrayList<>();
        for (int number = 0; number < territory.holdings().size(); number++) {
            Holding holding = territory.holdings().get(number);
            for (int day = index(node.period().first());
                    day <= index(node.period().last());
                    day++) {
                if (territory.isIn(holding, dates[day], node.scope())) {
                    cells.add(new CellWeights.Cell(number * days + day, holding, dates[day]));
                }
            }
        }
        return cells;
    }

    private int index(LocalDate date) {
        return (int) (date.toEpochDay() - dates[0].toEpochDay());
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
        ScopeSeries read = new ScopeSeries(dates[0], days);
        for (int number = 0; number < amounts.length; number++) {
            Holding holding = territory.holdings().get(number);
            for (int day = 0; day < days; day++) {
                if (laid.get(number * days + day) && territory.isIn(holding, dates[day], scope)) {
                    read.add(day, holding.zone(), amounts[number][day]);
                }
            }
        }
        return read;
    }

    /** What one expects of a scope on each date without any target. */
    SeasonSeries season(ScopeRef scope) {
        return seasons.computeIfAbsent(scope, this::expect);
    }

    private SeasonSeries expect(ScopeRef scope) {
        SeasonSeries expected = new SeasonSeries();
        for (Holding holding : territory.holdings()) {
            for (LocalDate date : dates) {
                if (territory.isIn(holding, date, scope)) {
                    double weight = weights.expected(new CellWeights.Cell(0, holding, date));
                    expected.add(date, holding.zone(), weight);
                }
            }
        }
        return expected;
    }
}
