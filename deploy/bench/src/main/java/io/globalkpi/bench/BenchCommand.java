package io.globalkpi.bench;

import io.globalkpi.bench.measure.Cluster;
import io.globalkpi.bench.measure.EngineRun;
import io.globalkpi.bench.measure.Input;
import io.globalkpi.bench.measure.RawRun;
import io.globalkpi.bench.measure.Run;
import io.globalkpi.bench.mix.EventStream;
import io.globalkpi.bench.mix.Mix;
import io.globalkpi.bench.profile.TopFrames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "deploy/bench/run", mixinStandardHelpOptions = true, sortOptions = false)
final class BenchCommand implements Callable<Integer> {

    private final Path home;

    @Option(names = "--events", description = "events published, 2,000,000 if not given")
    private int events = 2_000_000;

    @Option(names = "--jfr", description = "record one run of the engine and print where its time goes")
    private boolean jfr;

    BenchCommand(Path home, @Nullable String peers) {
        this.home = home;
    }

    @Override
    public Integer call() throws Exception {
        Path work = home.resolve("deploy/bench/target/work")
                .resolve(Long.toString(ProcessHandle.current().pid()));
        Mix mix = Mix.of250Scopes(events);
        System.out.println(mix.describe());
        try (Cluster cluster = Cluster.start(work.resolve("cluster"))) {
            cluster.introduce(mix, Mix.END, home.resolve("deploy/config/defaults/kpis.yaml"), null);
            Input.Published input = Input.publishAll(cluster, EventStream.overTheSpan(mix));
            System.out.printf(
                    "published %d events, %d entities, %d MB in %.1f s%n",
                    input.events(), input.entities(), input.bytes() / 1_000_000, input.seconds());
            print(RawRun.measure(cluster, 1, work.resolve("raw")));
            Path recording = jfr ? work.resolve("engine.jfr") : null;
            print(EngineRun.measure(
                    cluster, input, new EngineRun.Settings("engine", 1, Map.of(), recording), work.resolve("engine")));
            print(RawRun.measure(cluster, 1, work.resolve("raw")));
            if (recording != null) {
                Path results = Files.createDirectories(home.resolve("deploy/bench/results"));
                Files.writeString(results.resolve("profile.md"), TopFrames.of(recording));
                System.out.println(Files.readString(results.resolve("profile.md")));
            }
        }
        return 0;
    }

    private static void print(Run run) {
        System.out.println(run.runner() + (run.exact() ? "" : " NOT EXACT"));
        run.figures().forEach((name, value) -> System.out.printf("  %-28s %,.3f%n", name, value));
        run.notes().forEach(note -> System.out.println("  " + note));
    }
}
