package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.kpi.ScorecardLine;
import io.globalkpi.schemas.reference.MissingPolicy;
import io.globalkpi.schemas.reference.RampStep;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import io.globalkpi.schemas.reference.TemplateLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the lines of a scorecard to its score: what each line weighs in the end, and what that makes. */
final class Weighing {

    private final ScorecardTemplate template;
    private final @Nullable RampStep ramp;

    Weighing(ScorecardTemplate template, @Nullable RampStep ramp) {
        this.template = template;
        this.ramp = ramp;
    }

    /** @param score to the cent; null when it cannot be told */
    record Result(List<ScorecardLine> lines, @Nullable BigDecimal score, double completeness, boolean veto) {}

    Result weigh(List<ScorecardLine> scored) {
        List<ScorecardLine> lines = template.getMissing() == MissingPolicy.ZERO ? withZeros(scored) : scored;
        List<Fraction> shares = shares(lines);
        Fraction whole = sum(shares);
        boolean veto = lines.stream().anyMatch(ScorecardLine::getVeto);
        Optional<BigDecimal> score = veto ? Optional.of(zero()) : score(lines, shares, whole);
        return new Result(counted(lines, shares, whole), score.orElse(null), completeness(scored), veto);
    }

    /** What has no data counts as nothing reached. */
    private static List<ScorecardLine> withZeros(List<ScorecardLine> lines) {
        return lines.stream()
                .map(line -> isLeftOut(line)
                        ? ScorecardLine.newBuilder(line).setPoints(zero()).build()
                        : line)
                .toList();
    }

    private static boolean isLeftOut(ScorecardLine line) {
        return line.getPoints() == null && line.getWeight() > 0;
    }

    private Optional<BigDecimal> score(List<ScorecardLine> lines, List<Fraction> shares, Fraction whole) {
        boolean fails =
                template.getMissing() == MissingPolicy.FAIL && lines.stream().anyMatch(Weighing::isLeftOut);
        if (fails || whole.signum() == 0) {
            return Optional.empty();
        }
        Fraction sum = Fraction.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            BigDecimal points = lines.get(i).getPoints();
            sum = points == null ? sum : sum.plus(Fraction.of(points).times(shares.get(i)));
        }
        return Optional.of(sum.over(whole).rounded(2).setScale(LineScorer.SCALE));
    }

    /** What is left out weighs nothing, what is ramped less; and what is entered by hand never gets more than its cap. */
    private List<Fraction> shares(List<ScorecardLine> lines) {
        List<Fraction> shares = new ArrayList<>();
        Fraction byHand = Fraction.ZERO;
        Fraction counted = Fraction.ZERO;
        for (int i = 0; i < lines.size(); i++) {
            Fraction share = share(template.getLines().get(i), lines.get(i));
            shares.add(share);
            if (isByHand(i)) {
                byHand = byHand.plus(share);
            } else {
                counted = counted.plus(share);
            }
        }
        Fraction cap = Fraction.ofTenThousandths(template.getManualCap());
        Fraction most = counted.times(cap).over(Fraction.ONE.minus(cap));
        return byHand.compareTo(most) <= 0 ? shares : cut(shares, most.over(byHand));
    }

    private List<Fraction> cut(List<Fraction> shares, Fraction factor) {
        List<Fraction> cut = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            cut.add(isByHand(i) ? shares.get(i).times(factor) : shares.get(i));
        }
        return cut;
    }

    private boolean isByHand(int line) {
        return template.getLines().get(line).getKpi() == null;
    }

    private Fraction share(TemplateLine line, ScorecardLine scored) {
        if (scored.getPoints() == null) {
            return Fraction.ZERO;
        }
        Fraction weight = Fraction.ofTenThousandths(line.getWeight());
        return line.getRamps() && ramp != null
                ? weight.times(Fraction.ofTenThousandths(ramp.getWeightShare()))
                : weight;
    }

    private static Fraction sum(List<Fraction> shares) {
        return shares.stream().reduce(Fraction.ZERO, Fraction::plus);
    }

    private static List<ScorecardLine> counted(List<ScorecardLine> lines, List<Fraction> shares, Fraction whole) {
        List<ScorecardLine> counted = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean counts = shares.get(i).signum() > 0;
            counted.add(ScorecardLine.newBuilder(lines.get(i))
                    .setCounted(counts ? shares.get(i).over(whole).rounded(LineScorer.SCALE) : null)
                    .build());
        }
        return counted;
    }

    private double completeness(List<ScorecardLine> lines) {
        int present = lines.stream()
                .filter(line -> line.getPoints() != null)
                .mapToInt(ScorecardLine::getWeight)
                .sum();
        return present / 10_000.0;
    }

    private static BigDecimal zero() {
        return BigDecimal.ZERO.setScale(LineScorer.SCALE);
    }
}
