package io.globalkpi.bench.session;

import io.globalkpi.bench.measure.EngineRun;
import io.globalkpi.bench.measure.LatencyRun;
import io.globalkpi.bench.measure.LongRun;
import io.globalkpi.bench.measure.NormalizersRun;
import io.globalkpi.bench.measure.Prepared;
import io.globalkpi.bench.measure.RawRun;
import io.globalkpi.bench.measure.Run;
import io.globalkpi.bench.measure.StateRun;
import io.globalkpi.bench.mix.Looks;
import io.globalkpi.bench.mix.Mix;
import io.globalkpi.bench.part.Parts;
import io.globalkpi.bench.peer.Peer;
import io.globalkpi.bench.profile.TopFrames;
import io.globalkpi.bench.report.Measured;
import io.globalkpi.bench.report.Store;
import io.globalkpi.bench.room.Readings;
import io.globalkpi.bench.simple.SimpleMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** All that was asked for, section by section; each is kept as soon as it is there. */
public final class Session implements AutoCloseable {

    private final Size size;
    private final Places places;
    private final Inputs inputs;

    /**
     * How much is measured.
     *
     * @param events of the inputs that rates are measured on
     * @param values of KPIs that the alert service is measured on
     * @param stateEvents of the one that memory and restart are measured on
     * @param latencyRate events a second that latency is measured at
     * @param latencySeconds how long
     * @param normalizerSeconds that the normalizers of a platform are measured for
     */
    public record Size(
            int runs,
            int events,
            int values,
            int stateEvents,
            int latencyRate,
            int latencySeconds,
            int normalizerSeconds) {}

    /**
     * Where things are.
     *
     * @param home of the sources
     * @param work for what may be thrown away
     * @param results for what is kept
     * @param peers folder of the peers; null for none
     */
    public record Places(
            Path home, Path work, Path results, @Nullable String peers) {

        Path kpis() {
            return home.resolve("deploy/config/defaults/kpis.yaml");
        }
    }

    public Session(Size size, Places places) {
        this.size = size;
        this.places = places;
        this.inputs = new Inputs(places.work(), places.kpis(), System.out::println);
    }

    /**
     * The limit, the engine and the peers, taking turns; in a sitting of their own the engine's variants; and in a third the peers
     * whose answer is known before a minute is over.
     *
     * @param only names of those asked for; empty for all
     */
    public void rates(List<String> only) throws InterruptedException, IOException {
        try (PeersAtHand peers = new PeersAtHand(places.peers(), places.work().resolve("peers"))) {
            Contender raw = Contender.of("raw", work -> RawRun.measure(on250().cluster(), 1, work));
            Contender engine = engine("engine", 1, Mix.of250Scopes(size.events()));
            Contender simpleOwners = peers.simple("simple-owners", SimpleMain.OWNERS);
            hold(
                    "whole",
                    only,
                    List.of(raw),
                    List.of(
                            engine,
                            peers.simple("simple-sites", SimpleMain.SITES),
                            simpleOwners,
                            peers.contender(Peer.RAW),
                            peers.contender(Peer.PANES),
                            peers.contender(Peer.TWO_STAGES),
                            peers.contender(Peer.JET)));
            hold(
                    "variants",
                    only,
                    List.of(raw, engine),
                    List.of(
                            engine("engine-2-threads", 2, Mix.of250Scopes(size.events())),
                            engine("engine-10000-scopes", 1, Mix.asDenseOn10000Scopes(size.events())),
                            engine("engine-1h", 1, Mix.ofOneWindow(size.events(), "1h")),
                            engine("engine-90d", 1, Mix.ofOneWindow(size.events(), "90d"))));
            hold(
                    "slow-peers",
                    only,
                    List.of(peers.contender(Peer.RAW), simpleOwners),
                    List.of(peers.contender(Peer.FLINK_SQL), peers.contender(Peer.DSL)));
        }
    }

    /** @param always who is measured with any of the others */
    private void hold(String section, List<String> only, List<Contender> always, List<Contender> others)
            throws InterruptedException, IOException {
        List<Contender> chosen = new ArrayList<>(always);
        others.stream()
                .filter(one -> only.isEmpty() || only.contains(one.name()))
                .forEach(chosen::add);
        if (chosen.size() > always.size()) {
            keep(section, new Sitting(places.work(), System.out::println).hold(chosen, size.runs()));
        }
    }

    private Contender engine(String name, int threads, Mix mix) {
        return Contender.of(
                name, work -> EngineRun.measure(inputs.of(mix), new EngineRun.Settings(name, threads, null), work));
    }

    private Prepared on250() throws InterruptedException, ExecutionException, IOException {
        return inputs.of(Mix.of250Scopes(size.events()));
    }

    /** One run of the engine under async-profiler. */
    public void profile() throws InterruptedException, IOException, ExecutionException {
        Path recording = places.work().resolve("engine.jfr");
        Run run = EngineRun.measure(
                on250(),
                new EngineRun.Settings("engine-recorded", 1, recording),
                places.work().resolve("engine-recorded"));
        show(run);
        keepProfile("profile.md", recording);
    }

    private static void show(Run run) {
        run.figures().forEach((name, value) -> System.out.printf("  %-30s %,.3f%n", name, value));
        run.notes().forEach(System.out::println);
    }

    private void keepProfile(String name, Path recording) throws IOException {
        String frames = TopFrames.of(recording);
        Files.createDirectories(places.results());
        Files.writeString(places.results().resolve(name), "# Where the time of one run goes\n" + frames);
        System.out.println(frames + "\nrecording: " + recording);
    }

    /** From acknowledged to readable, at a steady rate. */
    public void latency() throws InterruptedException, IOException {
        Contender one = Contender.of(
                "latency", work -> LatencyRun.measure(places.kpis(), size.latencyRate(), size.latencySeconds(), work));
        keep("latency", new Sitting(places.work(), System.out::println).hold(List.of(one), 1));
    }

    /** Memory and restart with much state, once: it takes minutes. */
    public void state() throws InterruptedException, IOException {
        Mix mix = Mix.of10000Scopes(size.stateEvents());
        Contender one = Contender.of("state", work -> StateRun.measure(inputs.of(mix), "state", work));
        keep("state", new Sitting(places.work(), System.out::println).hold(List.of(one), 1));
        inputs.close(mix);
    }

    /** Much business time in a small heap, once. */
    public void longRun() throws InterruptedException, IOException {
        Mix mix = Mix.of120Days(size.events());
        Contender one = Contender.of("long-run", work -> LongRun.measure(inputs.of(mix), "long-run", work));
        keep("long-run", new Sitting(places.work(), System.out::println).hold(List.of(one), 1));
        inputs.close(mix);
    }

    /** The alert service over values and rules, and bare decoding of the same values, taking turns. */
    public void alerts() throws InterruptedException, ExecutionException, IOException {
        Looks looks = looks();
        keep("alerts", new AlertSitting(looks, places).hold(size.runs()), Map.of("values and rules", looks.describe()));
    }

    /** One run of the alert service under async-profiler. */
    public void profileAlerts() throws InterruptedException, ExecutionException, IOException {
        Path recording = places.work().resolve("alerts.jfr");
        show(new AlertSitting(looks(), places).record(recording));
        keepProfile("profile-alerts.md", recording);
    }

    private Looks looks() {
        return new Looks(Mix.of250Scopes(1), size.values(), 20261124);
    }

    /**
     * The normalizers of every platform beside plain reading of the same bytes.
     *
     * @param only names of readings; those named otherwise are others' affair; with none of its own all are measured
     */
    public void normalizers(List<String> only) throws IOException, InterruptedException {
        List<Contender> chosen = readings(only).stream()
                .map(name ->
                        Contender.of(name, work -> NormalizersRun.measure(name, size.normalizerSeconds(), work, null)))
                .toList();
        keep("normalizers", new Sitting(places.work(), System.out::println).inTurns(chosen, size.runs()), Map.of());
    }

    /** One run of one of them under async-profiler. */
    public void profileNormalizers(List<String> only) throws IOException, InterruptedException {
        for (String name : readings(only)) {
            Path recording = places.work().resolve(name + ".jfr");
            show(NormalizersRun.measure(
                    name, size.normalizerSeconds(), places.work().resolve(name), recording));
            System.out.println(TopFrames.of(recording) + "\nrecording: " + recording);
        }
    }

    private static List<String> readings(List<String> only) {
        List<String> asked = Readings.all().stream().filter(only::contains).toList();
        return asked.isEmpty() ? Readings.all() : asked;
    }

    /** The parts, each by itself. */
    public void parts() throws IOException, InterruptedException {
        keep("parts", List.of(Parts.measure()));
    }

    private void keep(String section, List<Run> runs) throws IOException, InterruptedException {
        keep(section, runs, inputs.described());
    }

    private void keep(String section, List<Run> runs, Map<String, String> described)
            throws IOException, InterruptedException {
        new Store(places.results())
                .keep(new Measured(
                        section,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        Machine.commit(places.home()),
                        Machine.describe(),
                        described,
                        runs));
    }

    @Override
    public void close() {
        inputs.close();
    }
}
