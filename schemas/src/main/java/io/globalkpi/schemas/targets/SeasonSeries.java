package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.period.Period;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What one expects of one scope on each date by season and owners' shares alone, by zone. */
final class SeasonSeries {

    private final int firstDay;
    private final int days;
    private final Map<ZoneId, double[]> weights = new HashMap<>();

    SeasonSeries(LocalDate first, int days) {
        this.firstDay = (int) first.toEpochDay();
        this.days = days;
    }

    void add(int day, ZoneId zone, double weight) {
        weights.computeIfAbsent(zone, any -> new double[days])[day] += weight;
    }

    double sum(Period period) {
        return until(period.first(), period.last(), zone -> 1);
    }

    /** Of the dates from a first one on, and of the part of the last one that is gone. */
    double until(LocalDate first, LocalDate last, ToDoubleFunction<ZoneId> gone) {
        double sum = 0;
        int running = index(last);
        for (Map.Entry<ZoneId, double[]> zone : weights.entrySet()) {
            for (int day = Math.max(0, index(first)); day < Math.min(days, running); day++) {
                sum += zone.getValue()[day];
            }
            if (running >= 0 && running < days) {
                double part = Math.max(0, Math.min(1, gone.applyAsDouble(zone.getKey())));
                sum += zone.getValue()[running] * part;
            }
        }
        return sum;
    }

    private int index(LocalDate date) {
        return (int) date.toEpochDay() - firstDay;
    }
}
