package io.globalkpi.local.cli;

import io.globalkpi.local.read.KpiQuestion;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.id.WindowId;
import io.globalkpi.schemas.kpi.AdjustedLine;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.kpi.ScorecardAdjustment;
import io.globalkpi.schemas.kpi.ScorecardLine;
import io.globalkpi.streams.scorecard.Canonical;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Columns of scorecards: a row a scorecard for the payroll, a row a line to look into, a row a correction of an earlier period. */
final class ScorecardTables {

    /** Within the local date of a step for all zones but the outermost two. */
    private static final String MIDDAY = "T11:00:00Z";

    private ScorecardTables() {}

    record LineOf(Scorecard card, ScorecardLine line) {}

    record AdjustmentOf(Scorecard card, ScorecardAdjustment adjustment, AdjustedLine line) {}

    static Table<Scorecard> cards() {
        return new Table<Scorecard>()
                .column("period", Scorecard::getPeriod)
                .column("owner", Scorecard::getOwner)
                .column("name", Scorecard::getOwnerName)
                .column("team", Scorecard::getTeam)
                .column("template", card -> card.getTemplate() + " v" + card.getTemplateVersion())
                .column("state", ScorecardTables::state)
                .column("score", card -> cents(card.getScore()))
                .column("adjustment", card -> cents(card.getAdjustment()))
                .column("total", card -> cents(card.getTotal()))
                .column("level", Scorecard::getLevel)
                .column("coefficient", card -> plain(card.getCoefficient()))
                .column("veto", Scorecard::getVeto)
                .column("completeness", Scorecard::getCompleteness)
                .column(
                        "disputed",
                        card -> card.getLines().stream()
                                .filter(ScorecardLine::getDisputed)
                                .count())
                .column("closesAt", Scorecard::getClosesAt)
                .column("asOf", Scorecard::getAsOf)
                .column("fingerprint", Scorecard::getFingerprint);
    }

    static Table<LineOf> lines() {
        return new Table<LineOf>()
                .column("period", row -> row.card().getPeriod())
                .column("owner", row -> row.card().getOwner())
                .column("line", row -> row.line().getLine())
                .column("name", row -> row.line().getName())
                .column("kpi", row -> row.line().getKpi())
                .column("window", row -> row.line().getWindow())
                .column("actual", row -> rounded(row.line().getActual()))
                .column("numerator", row -> plain(row.line().getNumerator()))
                .column("denominator", row -> plain(row.line().getDenominator()))
                .column("target", row -> plain(row.line().getTarget()))
                .column("attainment", row -> rounded(row.line().getAttainment()))
                .column("points", row -> cents(row.line().getPoints()))
                .column("weight", row -> plain(BigDecimal.valueOf(row.line().getWeight(), 4)))
                .column("counted", row -> plain(row.line().getCounted()))
                .column("veto", row -> row.line().getVeto())
                .column("flags", row -> String.join(" ", row.line().getFlags()))
                .column("disputed", row -> row.line().getDisputed())
                .column("cause", row -> row.line().getCause())
                .column("evidence", row -> row.line().getEvidence())
                .column("signedBy", row -> row.line().getSignedBy());
    }

    static Table<AdjustmentOf> adjustments() {
        return new Table<AdjustmentOf>()
                .column("period", row -> row.card().getPeriod())
                .column("owner", row -> row.card().getOwner())
                .column("corrects", row -> row.adjustment().getPeriod())
                .column("scoreBefore", row -> cents(row.adjustment().getScoreBefore()))
                .column("scoreAfter", row -> cents(row.adjustment().getScoreAfter()))
                .column("difference", row -> cents(row.adjustment().getDifference()))
                .column("line", row -> row.line().getLine())
                .column("cause", row -> row.line().getCause())
                .column("actualBefore", row -> rounded(row.line().getActualBefore()))
                .column("actualAfter", row -> rounded(row.line().getActualAfter()))
                .column("pointsBefore", row -> cents(row.line().getPointsBefore()))
                .column("pointsAfter", row -> cents(row.line().getPointsAfter()));
    }

    static List<LineOf> linesOf(List<Scorecard> cards) {
        return cards.stream()
                .flatMap(card -> card.getLines().stream().map(line -> new LineOf(card, line)))
                .toList();
    }

    static List<AdjustmentOf> adjustmentsOf(List<Scorecard> cards) {
        return cards.stream()
                .flatMap(card -> card.getAdjustments().stream().flatMap(one -> rows(card, one)))
                .toList();
    }

    private static Stream<AdjustmentOf> rows(Scorecard card, ScorecardAdjustment adjustment) {
        return adjustment.getLines().stream().map(line -> new AdjustmentOf(card, adjustment, line));
    }

    /** The command that lists the records behind a line. */
    static String trace(Scorecard card, ScorecardLine line) {
        return "deploy/run trace --scope owner:" + card.getOwner() + " --kpi " + line.getKpi() + " --window "
                + line.getWindow() + " --at " + date(line) + MIDDAY;
    }

    /** The published value that a line was scored by. */
    static KpiQuestion question(Scorecard card, ScorecardLine line) {
        return new KpiQuestion(
                List.of(new ScopeRef(ScopeType.OWNER, card.getOwner())),
                Set.of(WindowId.of(line.getWindow())),
                Set.of(Objects.requireNonNull(line.getKpi())),
                Instant.parse(date(line) + MIDDAY));
    }

    private static LocalDate date(ScorecardLine line) {
        return Objects.requireNonNull(line.getWindowEnd())
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .minusDays(1);
    }

    private static String state(Scorecard card) {
        if (!card.getFrozen()) {
            return "provisional";
        }
        return Canonical.fingerprint(card).equals(card.getFingerprint()) ? "frozen" : "frozen, ALTERED since";
    }

    /** For reading; the exact value is numerator over denominator. */
    private static @Nullable BigDecimal rounded(@Nullable Double value) {
        return value == null ? null : BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
    }

    private static @Nullable BigDecimal cents(@Nullable BigDecimal points) {
        return points == null ? null : points.setScale(2, RoundingMode.HALF_UP);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal decimal) {
        return decimal == null
                ? null
                : new BigDecimal(decimal.stripTrailingZeros().toPlainString());
    }
}
