package io.globalkpi.bench.report;

import io.globalkpi.bench.measure.AlertsRun;
import io.globalkpi.bench.measure.LongRun;
import io.globalkpi.bench.measure.NormalizersRun;
import io.globalkpi.bench.measure.Run;
import io.globalkpi.bench.room.Readings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that was promised, and what was measured of it.
 *
 * @param measure in words
 * @param goal in words
 * @param value what was measured; empty when it was not
 * @param met whether that is good enough
 */
record Goal(String measure, String goal, Optional<Double> value, boolean met) {

    private static final String RAW = "raw";
    private static final String ENGINE = "engine";

    static List<Goal> of(Map<String, Measured> sections) {
        List<Run> whole = runs(sections, "whole");
        List<Run> variants = runs(sections, "variants");
        List<Run> slow = runs(sections, "slow-peers");
        List<Run> state = runs(sections, "state");
        List<Run> latency = runs(sections, "latency");
        List<Run> normalizers = runs(sections, "normalizers");
        Stream<Goal> engine = Stream.of(
                least("peers' job, sites, no ledger, over their (a)", ratio(whole, "simple-sites", "peers-raw"), 0.4),
                least("peers' job, sites and owners, over their (a)", ratio(whole, "simple-owners", "peers-raw"), 0.27),
                least(
                        "peers' job, sites and owners, over Hazelcast Jet",
                        ratio(whole, "simple-owners", "peers-jet"),
                        1.2),
                least(
                        "peers' job, sites, over Hazelcast Jet (which does sites and owners)",
                        ratio(whole, "simple-sites", "peers-jet"),
                        1.5),
                least(
                        "peers' job, sites and owners, over Flink SQL at 24 h",
                        ratio(slow, "simple-owners", "peers-flink-sql"),
                        30),
                least(
                        "peers' job, sites and owners, over Kafka Streams DSL hopping at 24 h",
                        ratio(slow, "simple-owners", "peers-dsl"),
                        500),
                least("whole engine, events a second over (a)", ratio(whole, ENGINE, RAW), 0.15),
                least(
                        "whole engine over Hazelcast Jet at its simple job (stretch)",
                        ratio(whole, ENGINE, "peers-jet"),
                        1),
                least("90-day window over 1-hour window", ratio(variants, "engine-90d", "engine-1h"), 0.8),
                least("10,000 scopes over 250", ratio(variants, "engine-10000-scopes", ENGINE), 0.6),
                least("two threads over one", ratio(variants, "engine-2-threads", ENGINE), 1.4),
                most("records repartitioned per event", figure(whole, ENGINE, "repartitionedPerEvent"), 0.35),
                most(
                        "changelog records per event, without ledger",
                        figure(whole, ENGINE, "otherChangelogPerEvent"),
                        0.5),
                most(
                        "acknowledged to readable, site scopes, p50, s",
                        figure(latency, "latency", "siteP50Seconds"),
                        0.7),
                most(
                        "acknowledged to readable, owner scopes, p50, s",
                        figure(latency, "latency", "ownerP50Seconds"),
                        1.2),
                most("acknowledged to readable, site scopes, p99, s", figure(latency, "latency", "siteP99Seconds"), 3),
                most(
                        "acknowledged to readable, owner scopes, p99, s",
                        figure(latency, "latency", "ownerP99Seconds"),
                        3),
                most(
                        "resident, 10,000 scopes and 5,000,000 live entities, MB",
                        figure(state, "state", "peakResidentMegabytes"),
                        3_000),
                most(
                        "heap over a long run, after whole collections: last quarter over second",
                        flat(runs(sections, "long-run")),
                        1.1),
                least("restore rate over processing rate, entities", restore(state), 3),
                most("restart, fixed part, s", figure(state, "state", "restartFixedSeconds"), 20),
                least(
                        "alert service, KPI values a second and core through 200 rules",
                        figure(runs(sections, "alerts"), "alerts", AlertsRun.VALUES_PER_CPU_SECOND),
                        200_000));
        Stream<Goal> rooms = Readings.all().stream()
                .map(room -> least(
                        "normalizers over plain reading, " + room,
                        figure(normalizers, room, NormalizersRun.OVER_PLAIN),
                        0.4));
        return Stream.concat(engine, rooms).toList();
    }

    private static List<Run> runs(Map<String, Measured> sections, String section) {
        Measured measured = sections.get(section);
        return measured == null ? List.of() : measured.runs();
    }

    /** Empty as well when any run was not exact: nothing is promised of figures that may be wrong. */
    private static Optional<Double> figure(List<Run> runs, String runner, String figure) {
        if (runs.stream().anyMatch(run -> run.runner().equals(runner) && !run.exact())) {
            return Optional.empty();
        }
        return Figures.of(runs, runner).median(figure);
    }

    private static Optional<Double> ratio(List<Run> runs, String over, String under) {
        Optional<Double> divisor = figure(runs, under, Run.RATE);
        return figure(runs, over, Run.RATE).flatMap(rate -> divisor.map(by -> rate / by));
    }

    /** Entities restored a second over entities processed a second. */
    private static Optional<Double> restore(List<Run> state) {
        Optional<Double> entities = figure(state, "state", "liveEntities");
        Optional<Double> seconds = figure(state, "state", "seconds");
        return figure(state, "state", "restoredEntitiesPerSecond")
                .flatMap(rate -> seconds.flatMap(took -> entities.map(all -> rate / (all / took))));
    }

    private static Optional<Double> flat(List<Run> run) {
        return figure(run, "long-run", LongRun.HEAP_OF_QUARTER + 4)
                .flatMap(last ->
                        figure(run, "long-run", LongRun.HEAP_OF_QUARTER + 2).map(second -> last / second));
    }

    private static Goal least(String measure, Optional<Double> value, double least) {
        return new Goal(measure, "at least " + text(least), value, value.isPresent() && value.get() >= least);
    }

    private static Goal most(String measure, Optional<Double> value, double most) {
        return new Goal(measure, "at most " + text(most), value, value.isPresent() && value.get() <= most);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
    }

    String row() {
        return "| %s | %s | %s | %s |"
                .formatted(
                        measure,
                        goal,
                        value.map(Goal::text).orElse("not measured"),
                        value.isEmpty() ? "" : met ? "met" : "**missed**");
    }
}
