package io.globalkpi.oracle;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Comparison;
import io.globalkpi.schemas.reference.KpiDefinition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Groups of owners compared by a ratio as if all of them had the same mix of markets: who sells where returns are many is not the
 * worse for it.
 *
 * <p>In each market that all groups serve a group has its own ratio; they are weighed by what all groups together have below the line
 * there. What an owner holds a share of counts by that share, and from the instant it was handed over.
 */
public final class LikeForLike {

    private static final Scope COUNTED = new Scope(ScopeType.OWNER, "");

    private final Window window;
    private final PeriodStarts starts;
    private final Instant end;
    private final KpiDefinition kpi;
    private final Function<String, @Nullable String> groupOf;
    private final Map<String, Map<String, Sums>> byGroup = new TreeMap<>();

    private record Sums(Map<String, BigInteger> now, Map<String, BigInteger> before) {}

    /**
     * One group in one market.
     *
     * @param weight of the market in the mix, 0 to 1; 0 where not all groups have something below the line
     */
    public record Cell(String group, String market, Expected value, double weight) {}

    /**
     * One group in all markets.
     *
     * @param own with the mix it has
     * @param alike with the mix that all groups have together; null when they share no market
     */
    public record Total(
            String group, Expected own, @Nullable Double alike) {}

    /**
     * A comparison of one step that is over.
     *
     * @param window one that steps by local date
     * @param starts where periods begin
     * @param end of the step, as keys carry it
     * @param groupOf group of an owner; null for whom nobody asks about
     * @throws IllegalArgumentException if the KPI is no ratio of sums: a sum has no mix
     */
    public LikeForLike(
            String window,
            PeriodStarts starts,
            Instant end,
            KpiDefinition kpi,
            Function<String, @Nullable String> groupOf) {
        boolean isRatio = kpi.getComparison() == Comparison.GROWTH
                || kpi.getComparison() == Comparison.NONE
                        && !kpi.getDenominator().isEmpty();
        if (!isRatio) {
            throw new IllegalArgumentException(
                    kpi.getKpi() + " is no ratio: compare one that is, such as net_margin, roi or sales_growth");
        }
        this.window = Window.of(window);
        this.starts = starts;
        this.end = end;
        this.kpi = kpi;
        this.groupOf = groupOf;
    }

    public void add(Contribution contribution) {
        if (contribution.scope().type() != ScopeType.OWNER || !window.grain().takes(contribution)) {
            return;
        }
        String group = groupOf.apply(contribution.scope().id());
        if (group == null) {
            return;
        }
        Instant place = window.grain().place(contribution);
        boolean isNow = window.now(end, starts).holds(place);
        if (isNow || window.before(end, starts).holds(place)) {
            String market = contribution.of().site().getMarket();
            Sums sums = byGroup.computeIfAbsent(group, any -> new TreeMap<>())
                    .computeIfAbsent(market, any -> new Sums(new HashMap<>(), new HashMap<>()));
            (isNow ? sums.now() : sums.before()).merge(contribution.measure(), contribution.amount(), BigInteger::add);
        }
    }

    /** By group, then by market. */
    public List<Cell> cells() {
        Map<String, Double> mix = mix();
        List<Cell> cells = new ArrayList<>();
        byGroup.forEach((group, markets) -> markets.forEach(
                (market, sums) -> cells.add(new Cell(group, market, value(sums), mix.getOrDefault(market, 0.0)))));
        return cells;
    }

    public List<Total> totals() {
        Map<String, Double> mix = mix();
        return byGroup.entrySet().stream()
                .map(group -> new Total(
                        group.getKey(),
                        value(whole(group.getValue())),
                        mix.isEmpty() ? null : alike(group.getValue(), mix)))
                .toList();
    }

    private double alike(Map<String, Sums> markets, Map<String, Double> mix) {
        return mix.entrySet().stream()
                .mapToDouble(market -> market.getValue() * ratio(markets.get(market.getKey())))
                .sum();
    }

    private double ratio(Sums sums) {
        Double ratio = value(sums).value();
        return ratio == null ? 0 : ratio;
    }

    /** Shares of the markets that every group has something positive below the line in. */
    private Map<String, Double> mix() {
        Map<String, BigDecimal> below = new TreeMap<>();
        byGroup.values().stream()
                .flatMap(markets -> markets.keySet().stream())
                .distinct()
                .filter(this::isServedByAll)
                .forEach(market -> below.put(
                        market,
                        byGroup.values().stream()
                                .map(markets -> below(markets.get(market)))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)));
        BigDecimal all = below.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, Double> mix = new TreeMap<>();
        below.forEach((market, amount) ->
                mix.put(market, amount.divide(all, MathContext.DECIMAL64).doubleValue()));
        return mix;
    }

    private boolean isServedByAll(String market) {
        return byGroup.values().stream()
                .allMatch(markets -> markets.containsKey(market)
                        && below(markets.get(market)).signum() > 0);
    }

    private BigDecimal below(Sums sums) {
        BigDecimal below = value(sums).denominator();
        return below == null ? BigDecimal.ZERO : below;
    }

    private Expected value(Sums sums) {
        return Formulas.value(COUNTED, kpi, sums.now(), sums.before());
    }

    private static Sums whole(Map<String, Sums> markets) {
        Sums whole = new Sums(new HashMap<>(), new HashMap<>());
        markets.values().forEach(part -> {
            part.now().forEach((measure, amount) -> whole.now().merge(measure, amount, BigInteger::add));
            part.before().forEach((measure, amount) -> whole.before().merge(measure, amount, BigInteger::add));
        });
        return whole;
    }
}
