package io.globalkpi.bench.measure;

import io.globalkpi.bench.child.ChildJvm;
import io.globalkpi.bench.child.RawMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** (a), the limit: consumes and decodes the topics, in a JVM of its own. */
public final class RawRun {

    public static final List<String> FLAGS = List.of("-Xms1g", "-Xmx2g", "-XX:+UseParallelGC");

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int PASSES = 3;

    private RawRun() {}

    /** Events a second of the first pass, in the fresh JVM, and the best of the warm ones. */
    public static Run measure(Cluster cluster, int threads, Path directory) throws InterruptedException {
        List<Double> rates = rates(cluster, RawMain.Input.EVENTS, threads, directory);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(Run.RATE, rates.get(0));
        figures.put("warmEventsPerSecond", warm(rates));
        return new Run("raw" + (threads == 1 ? "" : "-" + threads + "-threads"), true, figures, List.of());
    }

    static double warm(List<Double> rates) {
        return rates.stream().skip(1).mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** Records a second, of each pass. */
    static List<Double> rates(Cluster cluster, RawMain.Input input, int threads, Path directory)
            throws InterruptedException {
        List<String> arguments = List.of(
                cluster.bootstrap(),
                cluster.registry(),
                Integer.toString(threads),
                Integer.toString(PASSES),
                input.name());
        List<Double> rates = new ArrayList<>();
        try (ChildJvm raw =
                ChildJvm.start(new ChildJvm.Spec("raw", RawMain.class, FLAGS, arguments, Map.of()), directory)) {
            raw.join(PATIENCE);
            for (String line : raw.lines()) {
                if (line.startsWith(RawMain.PASS + " ")) {
                    String[] words = line.split(" ");
                    rates.add(Double.parseDouble(words[1]) / Double.parseDouble(words[3]));
                }
            }
        }
        return rates;
    }
}
