package io.globalkpi.bench.measure;

import io.globalkpi.bench.child.ChildJvm;
import io.globalkpi.bench.child.RestoreLog;
import io.globalkpi.bench.mix.EventStream;
import io.globalkpi.bench.mix.Mix;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * From an event acknowledged by the broker to the KPI value that it is in, readable by a reader of committed values, while events
 * keep coming at a steady rate. Commit and emit intervals are those that ship.
 */
public final class LatencyRun {

    private static final String WINDOW = "90d";
    /** Services run for months: the compilers are left time to be done, beside all the others on the same processors. */
    private static final int WARM_UP_SECONDS = 60;

    private static final long LONGEST_MICROS = 120_000_000;

    /** An engine that cannot keep up is waited for, so that what it makes late is in the percentiles. */
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    private final Cluster cluster;
    private final int perSecond;
    private final Map<String, Arrivals> sites = new ConcurrentHashMap<>();
    private final Map<String, Arrivals> owners = new ConcurrentHashMap<>();
    private final Map<String, Boolean> counted = new ConcurrentHashMap<>();
    private final Histogram siteMicros = new Histogram(LONGEST_MICROS, 3);
    private final Histogram ownerMicros = new Histogram(LONGEST_MICROS, 3);
    private long warmUntil;

    private LatencyRun(Cluster cluster, int perSecond) {
        this.cluster = cluster;
        this.perSecond = perSecond;
        siteMicros.setAutoResize(true);
        ownerMicros.setAutoResize(true);
    }

    /** @param seconds measured, after a warm-up */
    public static Run measure(Path kpis, int perSecond, int seconds, Path directory)
            throws InterruptedException, ExecutionException, IOException {
        Folder.emptied(directory);
        Mix mix = Mix.of250Scopes(perSecond * (seconds + WARM_UP_SECONDS));
        try (Cluster cluster = Cluster.start(directory.resolve("cluster"))) {
            cluster.introduce(mix, Instant.now(), kpis);
            return new LatencyRun(cluster, perSecond).measure(mix, directory);
        }
    }

    private Run measure(Mix mix, Path directory) throws InterruptedException {
        EngineJvm jvm = new EngineJvm(1, "now", List.of(), null);
        try (ChildJvm engine = jvm.start(cluster, "engine", directory)) {
            while (RestoreLog.read(engine.lines()).isEmpty()) {
                Thread.sleep(100);
            }
            try (KpiTail bySite = new KpiTail(cluster, ScopeType.SITE, value -> see(value, sites, siteMicros));
                    KpiTail byOwner = new KpiTail(cluster, ScopeType.OWNER, value -> see(value, owners, ownerMicros))) {
                publish(mix);
                awaitLastValues();
            }
        }
        return result();
    }

    private void publish(Mix mix) {
        try (Input input = new Input(cluster, 5)) {
            EventStream events = EventStream.live(mix, System::currentTimeMillis);
            long begun = System.nanoTime();
            warmUntil = begun + WARM_UP_SECONDS * 1_000_000_000L;
            for (long sent = 0; events.hasNext(); sent++) {
                long due = begun + sent * 1_000_000_000L / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(200_000);
                }
                send(input, events.next());
            }
        }
    }

    private void awaitLastValues() throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        while (unseen() > 0 && System.nanoTime() < giveUp) {
            Thread.sleep(200);
        }
    }

    private int unseen() {
        return sites.values().stream().mapToInt(Arrivals::unseen).sum()
                + owners.values().stream().mapToInt(Arrivals::unseen).sum();
    }

    private void send(Input input, EventStream.Event event) {
        boolean first = event.record() instanceof Order && counted.putIfAbsent(event.entityId(), true) == null;
        input.send(event, (metadata, trouble) -> {
            if (first && trouble == null) {
                long now = System.nanoTime();
                arrivals(sites, event.site()).acknowledge(now);
                arrivals(owners, event.owner()).acknowledge(now);
            }
        });
    }

    private static Arrivals arrivals(Map<String, Arrivals> of, String scope) {
        return of.computeIfAbsent(scope, key -> new Arrivals());
    }

    private void see(KpiSnapshot snapshot, Map<String, Arrivals> of, Histogram micros) {
        if (snapshot.getWindow().equals(WINDOW)) {
            long now = System.nanoTime();
            snapshot.getKpis().stream()
                    .filter(value -> value.getKpi().equals("orders"))
                    .forEach(value -> arrivals(of, snapshot.getScopeId())
                            .see(value.getNumerator().longValue(), now, warmUntil, micros));
        }
    }

    private Run result() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("offeredPerSecond", (double) perSecond);
        percentiles("site", siteMicros, figures);
        percentiles("owner", ownerMicros, figures);
        int unseen = unseen();
        figures.put("neverSeen", (double) unseen);
        return new Run(
                "latency",
                unseen == 0,
                figures,
                unseen == 0 ? List.of() : List.of("NOT EXACT: " + unseen + " orders were never seen in a value"));
    }

    private static void percentiles(String of, Histogram micros, Map<String, Double> figures) {
        figures.put(of + "Orders", (double) micros.getTotalCount());
        for (double percentile : new double[] {50, 90, 99, 99.9, 100}) {
            figures.put(
                    of + "P" + (percentile == (int) percentile ? Integer.toString((int) percentile) : percentile)
                            + "Seconds",
                    micros.getValueAtPercentile(percentile) / 1e6);
        }
    }
}
