package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
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

    private final Predicate<String> kpis;
    private final Map<String, NavigableMap<LocalDate, KpiSnapshot>> byWindow = new HashMap<>();

    /** @param kpis those that are asked for; others are not kept in memory */
    Readings(Predicate<String> kpis) {
        this.kpis = kpis;
    }

    /** True when it is the latest of its month so far: a correction of an earlier step is not. */
    boolean take(KpiSnapshot snapshot) {
        LocalDate date = snapshot.getDate();
        if (date == null || !WINDOWS.contains(snapshot.getWindow())) {
            return false;
        }
        NavigableMap<LocalDate, KpiSnapshot> months =
                byWindow.computeIfAbsent(snapshot.getWindow(), window -> new TreeMap<>());
        KpiSnapshot before = months.get(month(date));
        if (before != null && date.isBefore(before.getDate())) {
            return false;
        }
        months.put(month(date), withoutTheRest(snapshot));
        return true;
    }

    private KpiSnapshot withoutTheRest(KpiSnapshot snapshot) {
        List<KpiValue> asked = snapshot.getKpis().stream()
                .filter(value -> kpis.test(value.getKpi()))
                .toList();
        return KpiSnapshot.newBuilder(snapshot).setKpis(asked).build();
    }

    static LocalDate month(LocalDate date) {
        return date.withDayOfMonth(1);
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
                .map(KpiSnapshot::getAsOf)
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
        NavigableMap<LocalDate, KpiSnapshot> months = byWindow.get(window);
        Map.Entry<LocalDate, KpiSnapshot> last = months == null ? null : months.floorEntry(period.to());
        if (last == null) {
            return Optional.empty();
        }
        KpiSnapshot snapshot = last.getValue();
        KpiValue value = latestVersion(snapshot, kpi);
        return value == null || isOfAnEarlierPeriod(snapshot, value, period)
                ? Optional.empty()
                : Optional.of(new Reading(snapshot, value));
    }

    private static @Nullable KpiValue latestVersion(KpiSnapshot snapshot, String kpi) {
        KpiValue latest = null;
        for (KpiValue value : snapshot.getKpis()) {
            if (value.getKpi().equals(kpi) && (latest == null || value.getVersion() > latest.getVersion())) {
                latest = value;
            }
        }
        return latest;
    }

    /** A to-date window that begins anew says its zero once and is silent then; anything else it said was of another period. */
    private static boolean isOfAnEarlierPeriod(KpiSnapshot snapshot, KpiValue value, Period period) {
        return TO_DATE.contains(snapshot.getWindow())
                && snapshot.getDate().isBefore(period.from())
                && value.getNumerator().signum() != 0;
    }
}
