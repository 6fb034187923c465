package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.reference.CalendarDay;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much one expects of each local date of a market against an ordinary one, which weighs 1.
 *
 * <p>Weights are the factors of the market's calendar, multiplied where spans overlap: a promotion weighs more than 1, Easter less;
 * a market that is just being opened has a factor for each of its first months.
 */
final class SeasonalCurve {

    private final List<CalendarDay> days;
    private final Map<String, List<CalendarDay>> byMarket = new HashMap<>();

    private SeasonalCurve(List<CalendarDay> days) {
        this.days = days;
    }

    static SeasonalCurve of(Collection<CalendarDay> days) {
        return new SeasonalCurve(
                days.stream().filter(day -> day.getFactor() != 1).toList());
    }

    double weight(String market, LocalDate date) {
        double weight = 1;
        for (CalendarDay day : byMarket.computeIfAbsent(market, this::of)) {
            if (!date.isBefore(day.getFrom()) && !date.isAfter(day.getTo())) {
                weight *= Math.max(0, day.getFactor());
            }
        }
        return weight;
    }

    private List<CalendarDay> of(String market) {
        return days.stream().filter(day -> holdsFor(day, market)).toList();
    }

    private static boolean holdsFor(CalendarDay day, String market) {
        List<String> markets = day.getMarkets();
        return markets.isEmpty() ? day.getCalendar().equals(market) : markets.contains(market) || markets.contains("*");
    }
}
