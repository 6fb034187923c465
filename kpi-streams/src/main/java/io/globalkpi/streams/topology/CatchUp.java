package io.globalkpi.streams.topology;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Stream;

/** What of the work of an instance is still to be done, as its gauges tell. */
public final class CatchUp {

    static final String METER = "kpi.catching.up";
    static final String CORRECTIONS = "kpi.corrections.waiting";
    static final String SCORECARDS = "kpi.scorecards.waiting";

    private CatchUp() {}

    /** Partitions that are behind, in order; none when the instance has caught up. */
    public static List<Integer> behind(MeterRegistry meters) {
        return meters.find(METER).gauges().stream()
                .filter(gauge -> gauge.value() > 0)
                .map(CatchUp::partition)
                .sorted()
                .toList();
    }

    /** How many scopes have closed steps that wait to be corrected, and owners scorecards that wait to be made or closed. */
    public static long waiting(MeterRegistry meters) {
        return Stream.of(CORRECTIONS, SCORECARDS)
                .flatMap(name -> meters.find(name).gauges().stream())
                .mapToLong(gauge -> (long) gauge.value())
                .sum();
    }

    private static int partition(Gauge gauge) {
        return Integer.parseInt(String.valueOf(gauge.getId().getTag("partition")));
    }
}
