package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.id.Micros;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.Comparison;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Spread;
import io.globalkpi.schemas.reference.Target;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every target of one manifest, set by hand or broken down, as it stood on any date. For one thread: trees are made when they are
 * first asked for.
 *
 * <p>A target has versions; of the rows of a scope, KPI and period the one with the highest version whose first day has come holds.
 * Values of dates before a change keep the target they had.
 */
public final class TargetBook {

    private record Edition(String kpi, LocalDate since) {}

    private final ReferenceData data;
    private final Territory territory;
    private final SeasonalCurve curve;
    private final BudgetRates rates;
    private final Map<String, List<Target>> byKpi;
    private final Map<String, Boolean> sums = new HashMap<>();
    private final Map<String, Double> goals;
    private final Set<String> growths = new HashSet<>();
    private final Map<String, TreeSet<LocalDate>> changes = new HashMap<>();
    private final Map<Edition, TargetTree> trees = new HashMap<>();
    private final Map<Edition, TargetLimits> limits = new HashMap<>();
    private final Map<Integer, TargetTree> seasons = new HashMap<>();

    private TargetBook(ReferenceData data) {
        this.data = data;
        this.territory = Territory.of(data);
        this.curve = SeasonalCurve.of(data.rows(Topics.CALENDARS, CalendarDay.class));
        this.rates = new BudgetRates(data);
        this.goals = data.manifest().getGoals();
        this.byKpi = data.rows(Topics.TARGETS, Target.class).stream()
                .collect(Collectors.groupingBy(Target::getKpi, TreeMap::new, Collectors.toList()));
        data.rows(Topics.KPIS, KpiDefinition.class).forEach(this::note);
        byKpi.forEach((kpi, rows) ->
                changes.put(kpi, rows.stream().map(Target::getFrom).collect(Collectors.toCollection(TreeSet::new))));
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
        return byKpi.keySet();
    }

    /** KPIs of which the company wants something of everybody. */
    public Collection<String> goals() {
        return goals.keySet();
    }

    /** True when the targets of both say the same of every scope, period and date. */
    public boolean isSame(TargetBook other) {
        return byKpi.equals(other.byKpi)
                && goals.equals(other.goals)
                && (byKpi.isEmpty() && goals.isEmpty()
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
        if (!byKpi.containsKey(kpi) || scope.type() == ScopeType.SKU) {
            return Optional.empty();
        }
        Edition edition = edition(kpi, asOf);
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
                        edition, key -> new TargetLimits(nodes(key), territory, growths.contains(key.kpi())))
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
        return trees.computeIfAbsent(edition(kpi, asOf), this::tree);
    }

    private TargetTree tree(Edition edition) {
        return new TargetTree(territory, curve, edition.kpi(), nodes(edition));
    }

    /** Seasons alone: an even target of the company's year, of which only the weights are asked. */
    private TargetTree season(Period period) {
        return seasons.computeIfAbsent(period.last().getYear(), year -> {
            ScopeRef company = new ScopeRef(ScopeType.COMPANY, data.manifest().getCompany());
            Period whole = Period.of(Period.Level.YEAR, period.last());
            return new TargetTree(
                    territory,
                    curve,
                    "",
                    List.of(new TargetNode(company, whole, 0, Spread.SEASONAL, Map.of(), Map.of())));
        });
    }

    /** Rows change on first days only, so all dates from one to the next have the same tree. */
    private Edition edition(String kpi, LocalDate asOf) {
        LocalDate since = changes.getOrDefault(kpi, new TreeSet<>()).floor(asOf);
        return new Edition(kpi, since == null ? LocalDate.MIN : since);
    }

    private List<TargetNode> nodes(Edition edition) {
        Map<String, Target> holding = new TreeMap<>();
        for (Target row : byKpi.getOrDefault(edition.kpi(), List.of())) {
            if (!row.getFrom().isAfter(edition.since())) {
                holding.merge(
                        row.getScopeType() + "|" + row.getScopeId() + "|" + row.getPeriod(),
                        row,
                        (one, other) -> one.getVersion() > other.getVersion() ? one : other);
            }
        }
        List<TargetNode> nodes = new ArrayList<>();
        holding.values().forEach(row -> micros(row).ifPresent(micros -> nodes.add(TargetNode.of(row, micros))));
        return nodes;
    }

    /** Millionths of the reporting currency at the budget rate; empty when there is no such rate. */
    private Optional<Long> micros(Target row) {
        String reporting = data.manifest().getReportingCurrency();
        String currency = row.getCurrency() == null ? reporting : row.getCurrency();
        return rates.convert(
                row.getAmount(), currency, reporting, Period.of(row.getPeriod()).first());
    }

    /** Every scope there is, wider ones first: the company, platforms, markets, sites, teams, owners. */
    public List<ScopeRef> scopes() {
        return TargetScopes.of(data);
    }
}
