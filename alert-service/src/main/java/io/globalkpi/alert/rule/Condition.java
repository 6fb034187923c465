package io.globalkpi.alert.rule;

import io.globalkpi.schemas.reference.Clause;
import io.globalkpi.schemas.reference.Side;

/**
 * What another KPI of the same snapshot must be.
 *
 * @param side on which side of the value it must lie
 */
public record Condition(String kpi, Side side, double value) {

    static Condition of(Clause clause) {
        if (!Double.isFinite(clause.getValue())) {
            throw new IllegalArgumentException("condition on " + clause.getKpi() + ": the value must be a number");
        }
        return new Condition(clause.getKpi(), clause.getSide(), clause.getValue());
    }

    boolean holds(double number) {
        return side == Side.ABOVE ? number > value : number < value;
    }
}
