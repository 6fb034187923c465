package io.globalkpi.bench.session;

import io.globalkpi.bench.measure.AlertsRun;
import io.globalkpi.bench.measure.Cluster;
import io.globalkpi.bench.measure.LooksInput;
import io.globalkpi.bench.measure.Run;
import io.globalkpi.bench.mix.Looks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** The alert service on a cluster of its own that holds values and rules. */
record AlertSitting(Looks looks, Session.Places places) {

    /** In turns with bare decoding of the same values. */
    List<Run> hold(int rounds) throws InterruptedException, ExecutionException, IOException {
        try (Cluster cluster = publish()) {
            List<Contender> both = List.of(
                    Contender.of("raw-values", work -> AlertsRun.raw(cluster, looks, work)),
                    Contender.of("alerts", work -> AlertsRun.measure(cluster, looks, work, null)));
            return new Sitting(places.work(), System.out::println).hold(both, rounds);
        }
    }

    Run record(Path recording) throws InterruptedException, ExecutionException, IOException {
        try (Cluster cluster = publish()) {
            return AlertsRun.measure(cluster, looks, places.work().resolve("alerts-recorded"), recording);
        }
    }

    private Cluster publish() throws InterruptedException, ExecutionException, IOException {
        return LooksInput.publish(looks, places.kpis(), places.work().resolve("cluster-alerts"));
    }
}
