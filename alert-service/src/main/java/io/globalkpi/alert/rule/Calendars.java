package io.globalkpi.alert.rule;

import io.globalkpi.schemas.id.Wildcard;
import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.ThresholdChange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The named days on which rules count otherwise: a threshold bent by a factor, set, or held, for a span, a market and
 * scopes, by somebody, until somewhen.
 *
 * <p>Days that meet are worked in from the earliest begun to the latest, so a day inside a season has the last word.
 */
public final class Calendars {

    private static final Comparator<CalendarDay> IN_ORDER = Comparator.comparing(CalendarDay::getFrom)
            .thenComparing(CalendarDay::getCalendar)
            .thenComparing(CalendarDay::getName);

    private final List<CalendarDay> days;

    public Calendars(Collection<CalendarDay> rows) {
        this.days = rows.stream()
                .filter(row -> !row.getThresholds().isEmpty())
                .sorted(IN_ORDER)
                .toList();
    }

    /** @param date local date of the scope */
    public InForce inForce(AlertRule rule, Place place, LocalDate date) {
        InForce now = InForce.plain(rule);
        for (CalendarDay day : days) {
            if (!date.isBefore(day.getFrom()) && !date.isAfter(day.getTo())) {
                for (ThresholdChange change : day.getThresholds()) {
                    now = isFor(change, day, rule, place, date) ? bent(now, day, change) : now;
                }
            }
        }
        return now;
    }

    private static boolean isFor(ThresholdChange change, CalendarDay day, AlertRule rule, Place place, LocalDate date) {
        return !date.isAfter(change.getExpires())
                && Wildcard.anyOrEmpty(change.getRules(), rule.id())
                && (change.getScopeIds().isEmpty()
                        ? isIn(day, place.market())
                        : Wildcard.anyOrEmpty(change.getScopeIds(), place.id()));
    }

    /** A scope that lies in no one market, such as an owner, is only bent by its id, or by days of all markets. */
    private static boolean isIn(CalendarDay day, String market) {
        return day.getMarkets().isEmpty()
                ? day.getCalendar().equals(market)
                : day.getMarkets().contains("*") || day.getMarkets().contains(market);
    }

    private static InForce bent(InForce now, CalendarDay day, ThresholdChange change) {
        String because = (now.because().isEmpty() ? "" : now.because() + ", ") + inWords(day, change);
        try {
            return switch (change.getHow()) {
                case OFF -> new InForce(now.rule(), true, because);
                case FACTOR, ABSOLUTE -> new InForce(bent(now.rule(), change), now.off(), because);
            };
        } catch (IllegalArgumentException e) {
            // It would turn the levels upside down, say: the day then changes nothing here.
            return now;
        }
    }

    private static AlertRule bent(AlertRule rule, ThresholdChange change) {
        return rule.with(rule.thresholds().stream()
                .map(level -> change.getLevel().isEmpty() || change.getLevel().equals(level.level())
                        ? bent(level, change)
                        : level)
                .toList());
    }

    private static Threshold bent(Threshold level, ThresholdChange change) {
        return switch (change.getHow()) {
            case FACTOR -> level.at(level.threshold() * change.getValue(), level.recovery() * change.getValue());
            case ABSOLUTE -> level.at(change.getValue(), level.recovery() + change.getValue() - level.threshold());
            case OFF -> level;
        };
    }

    private static String inWords(CalendarDay day, ThresholdChange change) {
        return day.getName() + " by " + change.getAuthor();
    }
}
