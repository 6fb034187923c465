package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.period.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What is planned for one scope on each date, by zone. */
final class ScopeSeries {

    private final int firstDay;
    private final boolean[] laid;
    private final Map<ZoneId, long[]> amounts = new HashMap<>();

    ScopeSeries(LocalDate first, int days) {
        this.firstDay = (int) first.toEpochDay();
        this.laid = new boolean[days];
    }

    void add(int day, ZoneId zone, long amount) {
        amounts.computeIfAbsent(zone, id -> new long[laid.length])[day] += amount;
        laid[day] = true;
    }

    /** True when some amount, be it 0, was laid on every date of the period. */
    boolean covers(Period period) {
        int first = index(period.first());
        int last = index(period.last());
        return first >= 0
                && last < laid.length
                && IntStream.rangeClosed(first, last).allMatch(day -> laid[day]);
    }

    /** Sum from a first to a last date. */
    long sum(LocalDate first, LocalDate last) {
        long sum = 0;
        for (long[] days : amounts.values()) {
            for (int day = Math.max(0, index(first)); day <= Math.min(days.length - 1, index(last)); day++) {
                sum = Math.addExact(sum, days[day]);
            }
        }
        return sum;
    }

    /** What is planned of one date by the time a part of it is gone, which differs by zone. */
    long sumOf(LocalDate date, ToDoubleFunction<ZoneId> gone) {
        long sum = 0;
        int day = index(date);
        for (Map.Entry<ZoneId, long[]> zone : amounts.entrySet()) {
            double part = gone.applyAsDouble(zone.getKey());
            long amount = day >= 0 && day < laid.length ? zone.getValue()[day] : 0;
            sum += part >= 1
                    ? amount
                    : BigDecimal.valueOf(amount)
                            .multiply(BigDecimal.valueOf(Math.max(0, part)))
                            .setScale(0, RoundingMode.HALF_EVEN)
                            .longValueExact();
        }
        return sum;
    }

    private int index(LocalDate date) {
        return (int) date.toEpochDay() - firstDay;
    }
}
