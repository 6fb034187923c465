package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.CurveKind;
import io.globalkpi.schemas.reference.CurvePoint;
import io.globalkpi.schemas.reference.TemplateLine;
import java.util.List;

/** Whether the score curve of a line rises, stays between its floor and its cap, and belongs to something that is counted. */
final class CurveChecks {

    private static final int HIGHEST_CAP = 120;

    private CurveChecks() {}

    static void check(TemplateLine line, Entry entry) {
        if (line.getFloor() < 0 || line.getFloor() >= line.getCap() || line.getCap() > HIGHEST_CAP) {
            entry.problem("cap", "does not lie above the floor", line.getCap(), "0 <= floor < cap <= " + HIGHEST_CAP);
        }
        if (line.getKpi() == null) {
            byHand(line, entry);
        } else {
            counted(line, entry);
        }
    }

    private static void byHand(TemplateLine line, Entry entry) {
        boolean counts = line.getTarget() != null
                || line.getVetoAbove() != null
                || line.getVetoBelow() != null
                || !line.getPoints().isEmpty()
                || line.getRamps();
        if (counts) {
            entry.problem("kpi", "is missing", "", "a KPI: target, curve, red lines and ramp need one");
        }
        if (line.getWeight() == 0) {
            entry.problem("weight", "is 0", 0, "a weight");
        }
    }

    private static void counted(TemplateLine line, Entry entry) {
        boolean redLine = line.getVetoAbove() != null || line.getVetoBelow() != null;
        if (line.getWeight() == 0 && !redLine) {
            entry.problem("weight", "is 0", 0, "a weight, or a red line: vetoAbove or vetoBelow");
        }
        if (line.getSlope() != null && line.getSlope().signum() <= 0) {
            entry.problem("slope", "does not rise", line.getSlope(), "more than 0");
        }
        boolean drawn = line.getCurve() == CurveKind.STEP || line.getCurve() == CurveKind.INTERPOLATED;
        if (drawn != !line.getPoints().isEmpty()) {
            entry.problem(
                    "points",
                    drawn ? "are missing" : "belong to step and interpolated curves",
                    line.getPoints().size(),
                    drawn ? "a list such as {attainment: 1, points: 100}" : "no points");
        }
        if (line.getCurve() != CurveKind.BAND && line.getBand() != 0) {
            entry.problem("band", "belongs to the curve BAND", line.getBand(), "no band");
        }
        rising(line.getPoints(), entry);
    }

    private static void rising(List<CurvePoint> points, Entry entry) {
        for (int i = 0; i < points.size(); i++) {
            CurvePoint point = points.get(i);
            boolean rises = i == 0
                    || points.get(i - 1).getAttainment().compareTo(point.getAttainment()) < 0
                            && points.get(i - 1).getPoints().compareTo(point.getPoints()) <= 0;
            if (!rises || point.getPoints().signum() < 0) {
                entry.problem(
                        "points",
                        "do not rise",
                        point.getAttainment().stripTrailingZeros().toPlainString(),
                        "attainments that rise, and points of 0 or more that do not fall");
            }
        }
    }
}
