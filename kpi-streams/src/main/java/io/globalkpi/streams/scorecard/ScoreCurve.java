package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.reference.CurvePoint;
import io.globalkpi.schemas.reference.TemplateLine;
import java.math.BigDecimal;
import java.util.List;

/** From attainment to points, to the cent, between the floor and the cap of the line. Never falls. */
final class ScoreCurve {

    private static final Fraction AT_TARGET = Fraction.of(100);

    private final TemplateLine line;

    ScoreCurve(TemplateLine line) {
        this.line = line;
    }

    BigDecimal points(Fraction attainment) {
        return bounded(
                        switch (line.getCurve()) {
                            case LINEAR -> beyond(attainment.minus(Fraction.ONE));
                            case BAND -> beyond(outside(attainment.minus(Fraction.ONE)));
                            case STEP -> step(attainment);
                            case INTERPOLATED -> interpolated(attainment);
                        })
                .rounded(2);
    }

    private Fraction bounded(Fraction points) {
        Fraction cap = Fraction.of(line.getCap());
        Fraction floor = Fraction.of(line.getFloor());
        return points.compareTo(cap) > 0 ? cap : points.compareTo(floor) < 0 ? floor : points;
    }

    private Fraction beyond(Fraction off) {
        Fraction slope = line.getSlope() == null ? Fraction.ONE : Fraction.of(line.getSlope());
        return AT_TARGET.plus(off.times(Fraction.of(100)).times(slope));
    }

    /** How far outside the neutral band; 0 within. */
    private Fraction outside(Fraction off) {
        Fraction band = Fraction.ofTenThousandths(line.getBand());
        if (off.abs().compareTo(band) <= 0) {
            return Fraction.ZERO;
        }
        return off.signum() > 0 ? off.minus(band) : off.plus(band);
    }

    private Fraction step(Fraction attainment) {
        Fraction points = Fraction.ZERO;
        for (CurvePoint point : line.getPoints()) {
            if (at(point).compareTo(attainment) <= 0) {
                points = Fraction.of(point.getPoints());
            }
        }
        return points;
    }

    /** Straight between the points; before the first and after the last it stays. */
    private Fraction interpolated(Fraction attainment) {
        List<CurvePoint> points = line.getPoints();
        CurvePoint before = points.get(0);
        for (CurvePoint point : points) {
            if (attainment.compareTo(at(point)) <= 0) {
                return between(before, point, attainment);
            }
            before = point;
        }
        return Fraction.of(before.getPoints());
    }

    private static Fraction between(CurvePoint low, CurvePoint high, Fraction attainment) {
        Fraction from = Fraction.of(low.getPoints());
        Fraction width = at(high).minus(at(low));
        if (width.signum() == 0) {
            return from;
        }
        Fraction way = attainment.minus(at(low)).over(width);
        return from.plus(Fraction.of(high.getPoints()).minus(from).times(way));
    }

    private static Fraction at(CurvePoint point) {
        return Fraction.of(point.getAttainment());
    }
}
