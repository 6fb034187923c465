package io.globalkpi.bench.measure;

import io.globalkpi.bench.child.ChildJvm;
import io.globalkpi.bench.child.NormalizersMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The normalizers of one platform beside plain reading of the same bytes, in a JVM of its own. */
public final class NormalizersRun {

    /** Passes of the normalizers over plain ones: the median of the rounds in which they took turns. */
    public static final String OVER_PLAIN = "normalizedOverPlain";

    private static final List<String> FLAGS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double MEGA = 1e6;

    private NormalizersRun() {}

    /**
     * @param seconds to measure, after as many to warm up
     * @param recording where a recording goes; null for none
     */
    public static Run measure(String reading, int seconds, Path directory, @Nullable Path recording)
            throws InterruptedException {
        List<String> flags = new ArrayList<>(FLAGS);
        if (recording != null) {
            flags.addAll(ChildJvm.recordedTo(recording));
        }
        List<String> arguments = List.of(reading, Integer.toString(seconds), Integer.toString(seconds));
        ChildJvm.Spec spec = new ChildJvm.Spec("normalizers", NormalizersMain.class, flags, arguments, Map.of());
        try (ChildJvm child = ChildJvm.start(spec, directory)) {
            child.join(PATIENCE);
            return run(
                    reading, child.said(NormalizersMain.MEASURED).orElseThrow().split(" "));
        }
    }

    private static Run run(String reading, String[] said) {
        double bytes = Double.parseDouble(said[5]);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("plainMegabytesPerSecond", Double.parseDouble(said[0]) * bytes / MEGA);
        figures.put("normalizedMegabytesPerSecond", Double.parseDouble(said[1]) * bytes / MEGA);
        figures.put(OVER_PLAIN, Double.parseDouble(said[3]));
        figures.put("keptOverPlain", Double.parseDouble(said[4]));
        figures.put("itemsPerSecond", Double.parseDouble(said[1]) * Double.parseDouble(said[6]));
        figures.put("eventsPerSecond", Double.parseDouble(said[1]) * Double.parseDouble(said[7]));
        figures.put("bytesPerItem", bytes / Double.parseDouble(said[6]));
        return new Run(reading, true, figures, List.of());
    }
}
