package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.period.Period.Level;
import io.globalkpi.schemas.period.Periods;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The last KPI snapshot of an owner in every month, by window: what the values of a period are read from. */
final class Readings {

    /** Windows that step by day; of the others no month ends anywhere. */
    static final Set<String> WINDOWS = Set.of("30d", "60d", "90d", "month", "quarter", "year");

    private static final Set<String> TO_DATE = Set.of("month", "quarter", "year");

    /**
     * What is kept of a snapshot.
     *
     * @param date local date of its step
     * @param provisional true when the step is over and still more is due
     */
    private record Shown(LocalDate date, Instant asOf, boolean provisional, List<KpiValue> kpis) {}

    private final Periods periods;
    private final Predicate<String> kpis;
    private final Map<String, NavigableMap<LocalDate, Shown>> byWindow = new HashMap<>();

    /**
     * @param periods what months are
     * @param kpis those that are asked for; others are not kept in memory
     */
    Readings(Periods periods, Predicate<String> kpis) {
        this.periods = periods;
        this.kpis = kpis;
    }

    /** True when it is the latest of its month so far: a correction of an earlier step is not. */
    boolean take(KpiSnapshot snapshot) {
        LocalDate date = snapshot.getDate();
        if (date == null || !WINDOWS.contains(snapshot.getWindow())) {
            return false;
        }
        NavigableMap<LocalDate, Shown> months =
                byWindow.computeIfAbsent(snapshot.getWindow(), window -> new TreeMap<>());
        Shown before = months.get(month(date));
        if (before != null && date.isBefore(before.date())) {
            return false;
        }
        months.put(month(date), shown(date, snapshot));
        return true;
    }

    private Shown shown(LocalDate date, KpiSnapshot snapshot) {
        List<KpiValue> asked = snapshot.getKpis().stream()
                .filter(value -> kpis.test(value.getKpi()))
                .toList();
        return new Shown(date, snapshot.getAsOf(), snapshot.getClosed() && snapshot.getProvisional(), asked);
    }

    /** First date of the month that a date lies in. */
    LocalDate month(LocalDate date) {
        return periods.of(Level.MONTH, date).first();
    }

    /** Forgets months before that of a day, but for the last of them, which is carried forward into it. */
    void forgetBefore(LocalDate day, BiConsumer<String, LocalDate> forgotten) {
        byWindow.forEach((window, months) -> {
            LocalDate kept = months.floorKey(month(day));
            while (kept != null && months.firstKey().isBefore(kept)) {
                forgotten.accept(window, months.pollFirstEntry().getKey());
            }
        });
    }

    /** When the last word on a period was said that was said the earliest, over all windows; empty when nothing was. */
    Optional<Instant> firstTold(Period period) {
        return byWindow.values().stream()
                .flatMap(months -> months.subMap(period.from(), true, period.to(), true).values().stream())
                .map(Shown::asOf)
                .min(Instant::compareTo);
    }

    /** True when something was published for a day of the period. */
    boolean anyIn(Period period) {
        return byWindow.values().stream()
                .anyMatch(months ->
                        !months.subMap(period.from(), true, period.to(), true).isEmpty());
    }

    /** The value at the end of the period, as far as it has come; carried forward from the last step that was published. */
    Optional<Reading> at(String window, Period period, String kpi) {
        NavigableMap<LocalDate, Shown> months = byWindow.get(window);
        Map.Entry<LocalDate, Shown> last = months == null ? null : months.floorEntry(period.to());
        if (last == null) {
            return Optional.empty();
        }
        Shown shown = last.getValue();
        KpiValue value = latestVersion(shown, kpi);
        boolean ofAnEarlierPeriod = TO_DATE.contains(window) && shown.date().isBefore(period.from());
        // A to-date window that begins anew says its zero once and is silent then; anything else it said was of another
        // period.
        return value == null || ofAnEarlierPeriod && value.getNumerator().signum() != 0
                ? Optional.empty()
                : Optional.of(new Reading(shown.date(), shown.provisional(), value));
    }

    private static @Nullable KpiValue latestVersion(Shown shown, String kpi) {
        KpiValue latest = null;
        for (KpiValue value : shown.kpis()) {
            if (value.getKpi().equals(kpi) && (latest == null || value.getVersion() > latest.getVersion())) {
                latest = value;
            }
        }
        return latest;
    }
}
