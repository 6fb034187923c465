package io.globalkpi.streams.topology;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/** How one partition of the event topics stands, for as long as its task is at work here. */
final class TaskGauges implements AutoCloseable {

    private final MeterRegistry registry;
    private final List<Meter> gauges = new ArrayList<>();
    private volatile boolean behind = true;
    private volatile boolean remeasuring;
    private volatile double lagSeconds = Double.NaN;

    TaskGauges(MeterRegistry registry, int partition) {
        this.registry = registry;
        String tag = Integer.toString(partition);
        add(
                CatchUp.METER,
                "1 until what was on the event topics when the task began is processed and published",
                tag,
                it -> it.behind ? 1 : 0);
        add("kpi.business.lag.seconds", "Business time from the frontier to the clock", tag, it -> it.lagSeconds);
        add("kpi.remeasuring", "1 while the ledger is booked anew", tag, it -> it.remeasuring ? 1 : 0);
    }

    private void add(String name, String description, String partition, ToDoubleFunction<TaskGauges> value) {
        gauges.add(Gauge.builder(name, this, value)
                .description(description)
                .tag("partition", partition)
                .register(registry));
    }

    /**
     * @param isBehind once it has not been, it is of no account any more: whatever comes is work of the day
     * @param clock epoch milliseconds
     */
    void show(boolean isBehind, boolean isRemeasuring, OptionalLong frontier, long clock) {
        behind &= isBehind;
        remeasuring = isRemeasuring;
        frontier.ifPresent(time -> lagSeconds = (clock - time) / 1_000.0);
    }

    /** The task goes elsewhere, and its gauges with it. */
    @Override
    public void close() {
        gauges.forEach(registry::remove);
        gauges.clear();
    }
}
