package io.globalkpi.streams.topology;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Which partitions of an instance are still working off what was there when they came. */
public final class CatchUp {

    static final String METER = "kpi.catching.up";

    private CatchUp() {}

    /** Partitions that are behind, in order; none when the instance has caught up. */
    public static List<Integer> behind(MeterRegistry meters) {
        return meters.find(METER).gauges().stream()
                .filter(gauge -> gauge.value() > 0)
                .map(CatchUp::partition)
                .sorted()
                .toList();
    }

    private static int partition(Gauge gauge) {
        return Integer.parseInt(String.valueOf(gauge.getId().getTag("partition")));
    }
}
