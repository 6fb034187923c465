package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.reference.Spread;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How the part of a target that nobody set is laid over what it is free to go to. */
final class CellWeights {

    /** One holding on one date. */
    record Cell(int number, Holding holding, LocalDate date) {}

    private final Territory territory;
    private final SeasonalCurve curve;

    CellWeights(Territory territory, SeasonalCurve curve) {
        this.territory = territory;
        this.curve = curve;
    }

    /** What one expects of a cell without any target: the season, by the owner's share. */
    double expected(Cell cell) {
        return season(cell) * territory.share(cell.holding(), cell.date());
    }

    private double season(Cell cell) {
        boolean open = territory.isOpen(cell.holding().site(), cell.date());
        return open ? curve.weight(cell.holding().market(), cell.date()) : 0;
    }

    double[] of(TargetNode node, List<Cell> cells) {
        double[] weights = weights(cells, cell -> shared(node, cell));
        if (Arrays.stream(weights).sum() == 0) { // whoever owns only parts of sites has no share of a site
            weights = weights(cells, this::season);
        }
        scale(weights, cells, node.scopes(), (scope, cell) -> territory.isIn(cell.holding(), cell.date(), scope));
        scale(weights, cells, node.periods(), (period, cell) -> period.contains(cell.date()));
        return weights;
    }

    private double shared(TargetNode node, Cell cell) {
        if (node.spread() == Spread.EVEN) {
            boolean open = territory.isOpen(cell.holding().site(), cell.date());
            return open ? territory.share(cell.holding(), cell.date()) : 0;
        }
        return expected(cell);
    }

    private static double[] weights(List<Cell> cells, ToDoubleFunction<Cell> weight) {
        return cells.stream().mapToDouble(weight).toArray();
    }

    /** Makes the weights of each part sum to what the part weighs; cells in no part get nothing. */
    private static <P> void scale(double[] weights, List<Cell> cells, Map<P, Double> parts, BiPredicate<P, Cell> isIn) {
        if (parts.isEmpty()) {
            return;
        }
        double[] scaled = new double[weights.length];
        parts.forEach((part, weight) -> {
            int[] own = IntStream.range(0, weights.length)
                    .filter(i -> isIn.test(part, cells.get(i)))
                    .toArray();
            double sum = Arrays.stream(own).mapToDouble(i -> weights[i]).sum();
            for (int i : own) {
                scaled[i] += sum == 0 ? weight / own.length : weight * weights[i] / sum;
            }
        });
        System.arraycopy(scaled, 0, weights, 0, weights.length);
    }
}
