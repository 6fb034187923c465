package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.kpi.AdjustedLine;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.kpi.ScorecardAdjustment;
import io.globalkpi.schemas.kpi.ScorecardLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a frozen period is worth now against what it was settled at, and why. */
final class Corrections {

    private Corrections() {}

    /** Empty when its score is what it was. */
    static Optional<ScorecardAdjustment> between(Scorecard settled, Scorecard now) {
        BigDecimal before = settled.getScore();
        BigDecimal after = now.getScore();
        if (Objects.equals(before, after)) {
            return Optional.empty();
        }
        return Optional.of(ScorecardAdjustment.newBuilder()
                .setPeriod(settled.getPeriod())
                .setScoreBefore(before)
                .setScoreAfter(after)
                .setDifference(
                        before == null || after == null
                                ? BigDecimal.ZERO.setScale(LineScorer.SCALE)
                                : after.subtract(before))
                .setLines(lines(settled, now))
                .build());
    }

    private static List<AdjustedLine> lines(Scorecard settled, Scorecard now) {
        List<AdjustedLine> changed = new ArrayList<>();
        for (int i = 0; i < now.getLines().size(); i++) {
            ScorecardLine before = settled.getLines().get(i);
            ScorecardLine after = now.getLines().get(i);
            if (isOther(before, after)) {
                changed.add(AdjustedLine.newBuilder()
                        .setLine(after.getLine())
                        .setCause(cause(before, after))
                        .setActualBefore(before.getActual())
                        .setActualAfter(after.getActual())
                        .setPointsBefore(before.getPoints())
                        .setPointsAfter(after.getPoints())
                        .build());
            }
        }
        return changed;
    }

    private static boolean isOther(ScorecardLine before, ScorecardLine after) {
        return !Objects.equals(before.getPoints(), after.getPoints()) || before.getVeto() != after.getVeto();
    }

    private static String cause(ScorecardLine before, ScorecardLine after) {
        if (!after.getCause().equals(before.getCause()) && !after.getCause().isEmpty()) {
            return after.getCause();
        }
        if (after.getKpi() == null) {
            return "entry";
        }
        if (!Objects.equals(before.getTarget(), after.getTarget())) {
            return "target";
        }
        boolean values = !Objects.equals(before.getNumerator(), after.getNumerator())
                || !Objects.equals(before.getDenominator(), after.getDenominator());
        return values ? "values" : "reference";
    }
}
