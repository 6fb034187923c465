package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.id.Wildcard;
import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.TargetChange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * How much one expects of each local date against an ordinary one, which weighs 1; and how named days bend what is wanted of ratios.
 *
 * <p>Weights are the factors of the market's calendar, multiplied where spans overlap: a promotion weighs more than 1, Easter less;
 * a market that is just being opened has a factor for each of its first months. What somebody decided for some KPIs or scopes comes
 * after them, from the earliest begun day to the latest, until it expires.
 */
final class SeasonalCurve {

    private static final Comparator<CalendarDay> IN_ORDER = Comparator.comparing(CalendarDay::getFrom)
            .thenComparing(CalendarDay::getCalendar)
            .thenComparing(CalendarDay::getName);

    private final List<CalendarDay> days;
    private final List<CalendarDay> bending;
    private final Map<String, List<CalendarDay>> byMarket = new HashMap<>();

    private SeasonalCurve(List<CalendarDay> days, List<CalendarDay> bending) {
        this.days = days;
        this.bending = bending;
    }

    static SeasonalCurve of(Collection<CalendarDay> days) {
        return new SeasonalCurve(
                days.stream().filter(day -> day.getFactor() != 1).toList(),
                days.stream()
                        .filter(day -> !day.getTargets().isEmpty())
                        .sorted(IN_ORDER)
                        .toList());
    }

    double weight(Holding holding, String kpi, LocalDate date) {
        double weight = 1;
        for (CalendarDay day : byMarket.computeIfAbsent(holding.market(), this::of)) {
            if (isOn(day, date)) {
                weight *= Math.max(0, day.getFactor());
            }
        }
        return bent(weight, kpi, date, (day, change) -> isFor(change, holding, day))
                .orElse(0.0);
    }

    /**
     * What is wanted of a ratio on a date; empty when nothing is.
     *
     * @param market empty for a scope that lies in no one market
     */
    Optional<Double> limit(double wanted, ScopeRef scope, String market, String kpi, LocalDate date) {
        return bent(wanted, kpi, date, (day, change) -> isFor(change, scope, market, day));
    }

    private Optional<Double> bent(
            double value, String kpi, LocalDate date, BiPredicate<CalendarDay, TargetChange> isFor) {
        Optional<Double> bent = Optional.of(value);
        for (CalendarDay day : bending) {
            for (TargetChange change : isOn(day, date) ? day.getTargets() : List.<TargetChange>of()) {
                if (!date.isAfter(change.getExpires())
                        && Wildcard.anyOrEmpty(change.getKpis(), kpi)
                        && isFor.test(day, change)) {
                    bent = bent(bent, change);
                }
            }
        }
        return bent;
    }

    private static Optional<Double> bent(Optional<Double> value, TargetChange change) {
        return switch (change.getHow()) {
            case FACTOR -> value.map(known -> known * change.getValue());
            case ABSOLUTE -> Optional.of(change.getValue());
            case OFF -> Optional.empty();
        };
    }

    private static boolean isFor(TargetChange change, Holding holding, CalendarDay day) {
        return change.getScopeIds().isEmpty()
                ? holdsFor(day, holding.market())
                : Wildcard.anyOrEmpty(change.getScopeIds(), holding.site())
                        || Wildcard.anyOrEmpty(change.getScopeIds(), holding.owner());
    }

    private static boolean isFor(TargetChange change, ScopeRef scope, String market, CalendarDay day) {
        return change.getScopeIds().isEmpty()
                ? holdsFor(day, market)
                : Wildcard.anyOrEmpty(change.getScopeIds(), scope.id());
    }

    private static boolean isOn(CalendarDay day, LocalDate date) {
        return !date.isBefore(day.getFrom()) && !date.isAfter(day.getTo());
    }

    private List<CalendarDay> of(String market) {
        return days.stream().filter(day -> holdsFor(day, market)).toList();
    }

    private static boolean holdsFor(CalendarDay day, String market) {
        List<String> markets = day.getMarkets();
        return markets.isEmpty() ? day.getCalendar().equals(market) : markets.contains(market) || markets.contains("*");
    }
}
