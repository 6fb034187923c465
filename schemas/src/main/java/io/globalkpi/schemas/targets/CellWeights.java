package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.reference.Spread;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** How the part of a target that nobody set is laid over the cells it is free to go to. */
final class CellWeights {

    private final Grid grid;
    private final SeasonalCurve curve;

    private final String kpi;

    CellWeights(Grid grid, SeasonalCurve curve, String kpi) {
        this.grid = grid;
        this.kpi = kpi;
        this.curve = curve;
    }

    /** What one expects of a cell without any target: the season, by the owner's share. */
    double expected(int cell) {
        return season(cell) * grid.share(cell);
    }

    private double season(int cell) {
        return grid.isOpen(cell) ? curve.weight(grid.holding(cell), kpi, grid.date(cell)) : 0;
    }

    double[] of(TargetNode node, int[] cells) {
        double[] weights = weights(cells, cell -> shared(node, cell));
        if (Arrays.stream(weights).sum() == 0) { // whoever owns only parts of sites has no share of a site
            weights = weights(cells, this::season);
        }
        scale(weights, cells, node.scopes(), (scope, cell) -> grid.isIn(cell, scope));
        scale(weights, cells, node.periods(), (period, cell) -> period.contains(grid.date(cell)));
        return weights;
    }

    private double shared(TargetNode node, int cell) {
        if (node.spread() == Spread.EVEN) {
            return grid.isOpen(cell) ? grid.share(cell) : 0;
        }
        return expected(cell);
    }

    private static double[] weights(int[] cells, IntToDoubleFunction weight) {
        return Arrays.stream(cells).mapToDouble(weight).toArray();
    }

    /** Makes the weights of each part sum to what the part weighs; cells in no part get nothing. */
    private static <P> void scale(double[] weights, int[] cells, Map<P, Double> parts, BiPredicate<P, Integer> isIn) {
        if (parts.isEmpty()) {
            return;
        }
        double[] scaled = new double[weights.length];
        parts.forEach((part, weight) -> {
            int[] own = IntStream.range(0, weights.length)
                    .filter(i -> isIn.test(part, cells[i]))
                    .toArray();
            double sum = Arrays.stream(own).mapToDouble(i -> weights[i]).sum();
            for (int i : own) {
                scaled[i] += sum == 0 ? weight / own.length : weight * weights[i] / sum;
            }
        });
        System.arraycopy(scaled, 0, weights, 0, weights.length);
    }
}
