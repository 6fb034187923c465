package io.globalkpi.schemas.targets;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What one expects of one scope on each date by season and owners' shares alone, by zone. */
final class SeasonSeries {

    private final Map<LocalDate, Map<ZoneId, Double>> weights = new TreeMap<>();

    void add(LocalDate date, ZoneId zone, double weight) {
        weights.computeIfAbsent(date, any -> new HashMap<>()).merge(zone, weight, Double::sum);
    }

    double sum(Period period) {
        return until(period.first(), period.last(), zone -> 1);
    }

    /** Of the dates from a first one on, and of the part of the last one that is gone. */
    double until(LocalDate first, LocalDate last, ToDoubleFunction<ZoneId> gone) {
        double sum = 0;
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            for (Map.Entry<ZoneId, Double> zone :
                    weights.getOrDefault(date, Map.of()).entrySet()) {
                double part = date.equals(last) ? gone.applyAsDouble(zone.getKey()) : 1;
                sum += zone.getValue() * Math.max(0, Math.min(1, part));
            }
        }
        return sum;
    }
}
