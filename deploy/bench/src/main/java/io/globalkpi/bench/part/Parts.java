package io.globalkpi.bench.part;

import io.globalkpi.bench.measure.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of the parts with JMH. */
public final class Parts {

    private Parts() {}

    /** Nanoseconds a call, and the half width of JMH's 99.9 % interval. */
    public static Run measure() {
        Map<String, Double> figures = new LinkedHashMap<>();
        try {
            for (RunResult result : new Runner(new OptionsBuilder()
                            .include(PartsBenchmark.class.getName())
                            .include(RulesBenchmark.class.getName())
                            .jvmArgsAppend("-Xmx2g", "-Dglobalkpi.home=" + System.getProperty("globalkpi.home"))
                            .build())
                    .run()) {
                String name = result.getPrimaryResult().getLabel();
                figures.put(name, result.getPrimaryResult().getScore());
                figures.put(name + " +-", result.getPrimaryResult().getScoreError());
            }
            return new Run("parts", true, figures, List.of());
        } catch (RunnerException e) {
            return new Run("parts", false, figures, List.of("FAILED: " + e.getMessage()));
        }
    }
}
