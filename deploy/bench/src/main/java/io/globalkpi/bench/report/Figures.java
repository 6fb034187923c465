package io.globalkpi.bench.report;

import io.globalkpi.bench.measure.Run;
import java.util.List;
import java.util.Optional;

/** What several runs of one runner say together. Runs that were not exact count for nothing. */
record Figures(List<Run> runs) {

    Figures(List<Run> runs) {
        this.runs = List.copyOf(runs);
    }

    static Figures of(List<Run> all, String runner) {
        return new Figures(
                all.stream().filter(run -> run.runner().equals(runner)).toList());
    }

    List<Double> values(String figure) {
        return runs.stream()
                .filter(run -> run.exact() && run.figures().containsKey(figure))
                .map(run -> run.figures().get(figure))
                .toList();
    }

    Optional<Double> median(String figure) {
        List<Double> sorted = values(figure).stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }
}
