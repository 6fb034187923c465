package io.globalkpi.bench;

import io.globalkpi.bench.report.Report;
import io.globalkpi.bench.report.Store;
import io.globalkpi.bench.room.Readings;
import io.globalkpi.bench.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be asked for. */
@Command(
        name = "deploy/bench/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures the KPI engine beside its limit and its peers and writes deploy/bench/README.md and results.",
            "Without --only everything is measured, which takes three hours. Use an idle machine."
        })
final class BenchCommand implements Callable<Integer> {

    private static final Session.Size FULL = new Session.Size(5, 2_000_000, 12_000_000, 6_250_000, 5_000, 60, 4);
    private static final Session.Size QUICK = new Session.Size(1, 100_000, 200_000, 200_000, 5_000, 20, 1);
    private static final List<String> ALONE = Stream.concat(
                    Stream.of("latency", "state", "long-run", "alerts", "normalizers", "parts"),
                    Readings.all().stream())
            .toList();

    private final Path home;
    private final @Nullable String peers;

    @Option(names = "--quick", description = "once and small, into target/quick: to see that it works, not to quote")
    private boolean quick;

    @Option(names = "--runs", description = "rounds in which the contenders take turns; 5 if not given")
    private @Nullable Integer runs;

    @Option(names = "--events", description = "events that rates are measured on; 2,000,000 if not given")
    private @Nullable Integer events;

    @Option(
            names = "--values",
            description = "KPI values that the alert service is measured on; 12,000,000 if not given")
    private @Nullable Integer values;

    @Option(
            names = "--state-events",
            description = "events of the input that memory and restart are measured on; 6,250,000 if not given,"
                    + " which are 5,000,000 entities")
    private @Nullable Integer stateEvents;

    @Option(names = "--rate", description = "events a second that latency is measured at; 5,000 if not given")
    private @Nullable Integer rate;

    @Option(
            names = "--only",
            split = ",",
            description =
                    "of: engine, engine-2-threads, engine-10000-scopes, engine-1h, engine-90d, simple-sites, simple-owners,"
                            + " peers-raw, peers-panes,"
                            + " peers-two-stages, peers-jet, peers-flink-sql, peers-dsl; latency, state, long-run, alerts, normalizers, parts."
                            + " The limit, raw, is measured with any of the first.")
    private List<String> only = List.of();

    @Option(
            names = "--jfr",
            description =
                    "instead: one run of the engine, or of what is named by --only alerts or --only normalizers,<platform>,"
                            + " recorded by async-profiler")
    private boolean jfr;

    BenchCommand(Path home, @Nullable String peers) {
        this.home = home;
        this.peers = peers;
    }

    @Override
    public Integer call() throws Exception {
        Path bench = home.resolve("deploy/bench");
        Path results = quick ? bench.resolve("target/quick") : bench.resolve("results");
        Path work = bench.resolve("target/work-" + ProcessHandle.current().pid());
        try (Session session = new Session(size(), new Session.Places(home, work, results, peers))) {
            measure(session);
        }
        Report report = new Report(new Store(results), results);
        if (quick) {
            System.out.println(report.markdown());
        } else {
            report.writeInto(bench.resolve("README.md"));
        }
        return 0;
    }

    private void measure(Session session) throws Exception {
        if (jfr && only.contains("alerts")) {
            session.profileAlerts();
            return;
        }
        if (jfr && only.contains("normalizers")) {
            session.profileNormalizers(only);
            return;
        }
        if (jfr) {
            session.profile();
            return;
        }
        if (only.isEmpty() || !ALONE.containsAll(only)) {
            session.rates(only);
        }
        if (only.isEmpty() || only.contains("latency")) {
            session.latency();
        }
        if (only.isEmpty() || only.contains("state")) {
            session.state();
        }
        if (only.isEmpty() || only.contains("long-run")) {
            session.longRun();
        }
        if (only.isEmpty() || only.contains("alerts")) {
            session.alerts();
        }
        if (only.isEmpty() || only.contains("normalizers")) {
            session.normalizers(only);
        }
        if (only.isEmpty() || only.contains("parts")) {
            session.parts();
        }
    }

    private Session.Size size() {
        Session.Size usual = quick ? QUICK : FULL;
        return new Session.Size(
                runs == null ? usual.runs() : runs,
                events == null ? usual.events() : events,
                values == null ? usual.values() : values,
                stateEvents == null ? usual.stateEvents() : stateEvents,
                rate == null ? usual.latencyRate() : rate,
                usual.latencySeconds(),
                usual.normalizerSeconds());
    }
}
