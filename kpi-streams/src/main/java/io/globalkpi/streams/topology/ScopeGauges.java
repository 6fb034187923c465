package io.globalkpi.streams.topology;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How much the scopes of one task hold, and how much of it waits to be published, for as long as the task is at work here. */
final class ScopeGauges implements AutoCloseable {

    /** Panes are counted so often: all scopes are looked at. */
    private static final long COUNTED_NANOS = Duration.ofSeconds(5).toNanos();

    private final MeterRegistry registry;
    private final List<Meter> gauges;
    private volatile long backlog;
    private volatile long corrections;
    private volatile long panes;
    private long counted = System.nanoTime() - COUNTED_NANOS;

    /** @param stage {@code sites}, or {@code scopes} for all that are made of sites */
    ScopeGauges(MeterRegistry registry, String stage, int partition) {
        this.registry = registry;
        this.gauges = List.of(
                gauge("kpi.emit.backlog", "Scopes that wait to be published", stage, partition, it -> it.backlog),
                gauge(
                        CatchUp.CORRECTIONS,
                        "Scopes with closed steps that wait to be corrected",
                        stage,
                        partition,
                        it -> it.corrections),
                gauge("kpi.panes", "Panes that are live", stage, partition, it -> it.panes));
    }

    private Meter gauge(
            String name, String description, String stage, int partition, ToDoubleFunction<ScopeGauges> value) {
        return Gauge.builder(name, this, value)
                .description(description)
                .tag("stage", stage)
                .tag("partition", Integer.toString(partition))
                .register(registry);
    }

    void show(ScopeEngine scopes) {
        backlog = scopes.backlog();
        corrections = scopes.corrections();
        long now = System.nanoTime();
        if (now - counted >= COUNTED_NANOS) {
            counted = now;
            panes = scopes.panes();
        }
    }

    /** The task goes elsewhere, and its gauges with it. */
    @Override
    public void close() {
        gauges.forEach(registry::remove);
    }
}
