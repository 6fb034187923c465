package io.globalkpi.bench.report;

import io.globalkpi.bench.measure.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;

/** Median rates side by side, with the spread of their runs, on a logarithmic scale. */
final class Plot {

    /** A logarithmic axis has no zero: a deviation as large as the median is drawn a little smaller. */
    private static final double LOWEST_BAR = 0.9;

    private Plot() {}

    /** Writes nothing when no runner has a rate. */
    static void write(List<Run> runs, Path file) throws IOException {
        List<String> names = new ArrayList<>();
        List<Double> medians = new ArrayList<>();
        List<Double> spreads = new ArrayList<>();
        for (String runner : Tables.runners(runs)) {
            Figures figures = Figures.of(runs, runner);
            Optional<Double> median = figures.median(Run.RATE);
            if (median.isPresent()) {
                List<Double> rates = figures.values(Run.RATE);
                names.add(runner);
                medians.add(median.get());
                spreads.add(rates.stream().mapToDouble(rate -> Math.abs(rate - median.get())).max().stream()
                        .map(most -> Math.min(most, LOWEST_BAR * median.get()))
                        .findFirst()
                        .orElse(0));
            }
        }
        if (!names.isEmpty()) {
            draw(names, medians, spreads, file);
        }
    }

    private static void draw(List<String> names, List<Double> medians, List<Double> spreads, Path file)
            throws IOException {
        CategoryChart chart = new CategoryChartBuilder()
                .width(1_000)
                .height(500)
                .title("Events a second, median and largest deviation")
                .yAxisTitle("events/s")
                .build();
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setYAxisMin(powerOfTenBelow(medians)); // else the axis of a bar chart begins at zero
        chart.getStyler().setXAxisLabelRotation(30);
        chart.addSeries("events/s", names, medians, spreads);
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }

    private static double powerOfTenBelow(List<Double> medians) {
        double least = medians.stream().mapToDouble(Double::doubleValue).min().orElse(1);
        return Math.pow(10, Math.floor(Math.log10((1 - LOWEST_BAR) * least)));
    }
}
