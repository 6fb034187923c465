package io.globalkpi.streams.topology;

import io.globalkpi.streams.window.ScopeWindows;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How old the newest event of each site is, of the sites of one task for as long as it is at work here. */
final class SiteLags implements AutoCloseable {

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, Site> sites = new HashMap<>();

    private record Site(AtomicLong newest, Gauge gauge) {}

    SiteLags(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    void saw(String site, long occurredAt) {
        AtomicLong newest = sites.computeIfAbsent(site, this::open).newest();
        if (occurredAt > newest.get()) {
            newest.set(occurredAt); // one thread writes
        }
    }

    /** A site that has fallen silent is known after a restart as well, to the minute. */
    void resume(ScopeWindows site) {
        site.newest().ifPresent(time -> saw(site.scope().id(), time));
    }

    private Site open(String site) {
        AtomicLong newest = new AtomicLong(Long.MIN_VALUE);
        Gauge gauge = Gauge.builder("kpi.site.lag.seconds", newest, time -> (clock.millis() - time.get()) / 1_000.0)
                .description("Business time from the newest event of a site to the clock")
                .tag("site", site)
                .register(registry);
        return new Site(newest, gauge);
    }

    @Override
    public void close() {
        sites.values().forEach(site -> registry.remove(site.gauge()));
        sites.clear();
    }
}
