package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.id.Micros;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.period.Period;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.Comparison;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Spread;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.targets.TargetEditions.Edition;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every target of one manifest, set by hand or broken down, as it stood on any date. For one thread: trees are made when they are
 * first asked for.
 *
 * <p>Values of dates before a change keep the target they had.
 */
public final class TargetBook {

    private final ReferenceData data;
    private final Periods periods;
    private final Territory territory;
    private final SeasonalCurve curve;
    private final TargetEditions targets;
    private final Map<String, Boolean> sums = new HashMap<>();
    private final Map<String, Double> goals;
    private final Set<String> growths = new HashSet<>();
    private final Map<Edition, TargetTree> trees = new HashMap<>();
    private final Map<Edition, TargetLimits> limits = new HashMap<>();
    private final Map<Period, TargetTree> seasons = new HashMap<>();

    private TargetBook(ReferenceData data) {
        this.data = data;
        this.periods = data.periods();
        this.territory = Territory.of(data);
        this.curve = SeasonalCurve.of(data.rows(Topics.CALENDARS, CalendarDay.class));
        this.targets = new TargetEditions(data);
        this.goals = data.manifest().getGoals();
        data.rows(Topics.KPIS, KpiDefinition.class).forEach(this::note);
    }

    private void note(KpiDefinition kpi) {
        sums.put(kpi.getKpi(), kpi.getDenominator().isEmpty() && kpi.getComparison() == Comparison.NONE);
        if (kpi.getComparison() == Comparison.GROWTH) {
            growths.add(kpi.getKpi());
        }
    }

    public static TargetBook of(ReferenceData data) {
        return new TargetBook(data);
    }

    /** KPIs that have a target of some scope and period. */
    public Collection<String> kpis() {
        return targets.kpis();
    }

    /** KPIs of which the company wants something of everybody. */
    public Collection<String> goals() {
        return goals.keySet();
    }

    /** True when the targets of both say the same of every scope, period and date. */
    public boolean isSame(TargetBook other) {
        return targets.isSame(other.targets)
                && goals.equals(other.goals)
                && (kpis().isEmpty() && goals.isEmpty()
                        || List.of(Topics.CALENDARS, Topics.OWNERSHIP, Topics.OWNERS, Topics.SITES).stream()
                                .allMatch(topic -> rows(topic).equals(other.rows(topic))));
    }

    private Map<String, ?> rows(String topic) {
        return data.rows().getOrDefault(topic, Map.of());
    }

    /**
     * What a scope has promised of a KPI for a period, as it stood on a date; empty when nothing was.
     *
     * <p>A sum that was set for a wider scope or period is broken down; a ratio that was holds below as it is.
     */
    public Optional<Promise> promise(ScopeRef scope, String kpi, Period period, LocalDate asOf) {
        if (!kpis().contains(kpi) || scope.type() == ScopeType.SKU) {
            return Optional.empty();
        }
        Edition edition = targets.on(kpi, asOf);
        return Boolean.FALSE.equals(sums.get(kpi)) ? limit(scope, period, edition, asOf) : sum(scope, period, edition);
    }

    private Optional<Promise> sum(ScopeRef scope, Period period, Edition edition) {
        TargetTree tree = trees.computeIfAbsent(edition, this::tree);
        Optional<TargetNode> set = tree.set(scope, period);
        long total = set.map(TargetNode::micros).orElseGet(() -> tree.sum(scope, period));
        boolean isPromised = set.isPresent() || total != 0 && tree.covers(scope, period);
        return isPromised
                ? Optional.of(new Promise(period, total, tree.series(scope), () -> tree.season(scope)))
                : Optional.empty();
    }

    private Optional<Promise> limit(ScopeRef scope, Period period, Edition edition, LocalDate asOf) {
        return limits.computeIfAbsent(
                        edition, key -> new TargetLimits(targets.nodes(key), territory, growths.contains(key.kpi())))
                .limit(scope, period)
                .flatMap(micros -> wanted(Micros.toDecimal(micros).doubleValue(), scope, edition.kpi(), period, asOf));
    }

    /**
     * What the company wants of a ratio wherever nobody has promised anything, as of a date; empty where it wants nothing. A growth
     * is wanted of years.
     */
    public Optional<Promise> goal(ScopeRef scope, String kpi, Period period, LocalDate asOf) {
        Double goal = goals.get(kpi);
        boolean isWanted = goal != null && (period.level() == Period.Level.YEAR || !growths.contains(kpi));
        return isWanted && scope.type() != ScopeType.SKU ? wanted(goal, scope, kpi, period, asOf) : Optional.empty();
    }

    private Optional<Promise> wanted(double ratio, ScopeRef scope, String kpi, Period period, LocalDate asOf) {
        return curve.limit(ratio, scope, territory.marketOf(scope), kpi, asOf)
                .map(bent -> new Promise(
                        period,
                        Micros.of(BigDecimal.valueOf(bent).setScale(Micros.SCALE, RoundingMode.HALF_EVEN)),
                        null,
                        () -> season(period).season(scope)));
    }

    /** The tree of a KPI that adds up, as it stood on a date. */
    public TargetTree tree(String kpi, LocalDate asOf) {
        return trees.computeIfAbsent(targets.on(kpi, asOf), this::tree);
    }

    private TargetTree tree(Edition edition) {
        return new TargetTree(territory, curve, edition.kpi(), targets.nodes(edition));
    }

    /** Seasons alone: an even target of the company's year, of which only the weights are asked. */
    private TargetTree season(Period period) {
        return seasons.computeIfAbsent(periods.of(Period.Level.YEAR, period.last()), whole -> {
            ScopeRef company = new ScopeRef(ScopeType.COMPANY, data.manifest().getCompany());
            return new TargetTree(
                    territory,
                    curve,
                    "",
                    List.of(new TargetNode(company, whole, 0, Spread.SEASONAL, Map.of(), Map.of())));
        });
    }

    /** What targets mean by months, quarters, years and weeks. */
    public Periods periods() {
        return periods;
    }

    /** Every scope there is, wider ones first: the company, platforms, markets, sites, teams, owners. */
    public List<ScopeRef> scopes() {
        return TargetScopes.of(data);
    }
}
