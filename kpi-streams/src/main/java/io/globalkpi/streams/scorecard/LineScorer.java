package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.kpi.ScorecardLine;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.reference.RampStep;
import io.globalkpi.schemas.reference.ScorecardDispute;
import io.globalkpi.schemas.reference.ScorecardEntry;
import io.globalkpi.schemas.reference.TemplateLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One line of one scorecard: value, target, attainment, points, red line. What has no data has no points. */
final class LineScorer {

    static final int SCALE = 6;

    private final ScorecardBook book;
    private final String owner;
    private final Period period;
    private final Readings readings;
    private final @Nullable RampStep ramp;

    LineScorer(ScorecardBook book, String owner, Period period, Readings readings, @Nullable RampStep ramp) {
        this.book = book;
        this.owner = owner;
        this.period = period;
        this.readings = readings;
        this.ramp = ramp;
    }

    /** @param standing the line as it stood before, which an open dispute holds; null when there was none */
    ScorecardLine line(TemplateLine line, @Nullable ScorecardLine standing) {
        ScorecardLine computed = line.getKpi() == null ? byHand(line) : counted(line, line.getKpi());
        ScorecardLine result = computed;
        for (ScorecardDispute dispute : book.disputes(owner, period, line.getLine())) {
            result = disputed(dispute, result, standing == null ? computed : standing);
        }
        return result;
    }

    private static ScorecardLine disputed(ScorecardDispute dispute, ScorecardLine line, ScorecardLine standing) {
        String cause = "dispute:" + dispute.getDispute();
        return switch (dispute.getOutcome()) {
            case KEPT -> line;
            case OPEN ->
                ScorecardLine.newBuilder(standing)
                        .setDisputed(true)
                        .setCause(cause)
                        .build();
            case CORRECTED ->
                ScorecardLine.newBuilder(line)
                        .setPoints(cents(dispute.getPoints()))
                        .setDisputed(false)
                        .setCause(cause)
                        .build();
        };
    }

    private ScorecardLine byHand(TemplateLine line) {
        ScorecardLine.Builder built = begin(line);
        Optional<ScorecardEntry> entry = book.entry(owner, period, line.getLine());
        if (entry.isEmpty() || entry.get().getSignedBy() == null) {
            return built.setEvidence(entry.map(ScorecardEntry::getEvidence).orElse(""))
                    .setFlags(entry.isEmpty() ? List.of("missing") : List.of("missing", "unsigned"))
                    .build();
        }
        BigDecimal most = BigDecimal.valueOf(line.getCap());
        BigDecimal least = BigDecimal.valueOf(line.getFloor());
        return built.setPoints(cents(entry.get().getPoints().min(most).max(least)))
                .setEvidence(entry.get().getEvidence())
                .setSignedBy(entry.get().getSignedBy())
                .build();
    }

    private ScorecardLine counted(TemplateLine line, String kpi) {
        String window = line.getWindow().isEmpty() ? period.window() : line.getWindow();
        ScorecardLine.Builder built = begin(line).setKpi(kpi).setWindow(window);
        Optional<Reading> reading = readings.at(window, period, kpi);
        BigDecimal target = target(line, kpi);
        built.setTarget(target);
        List<String> flags = new ArrayList<>();
        if (line.getRamps() && ramp != null) {
            flags.add("ramped");
        }
        reading.ifPresent(found -> read(found, built, flags));
        Optional<Fraction> actual = reading.flatMap(found -> found.actual(book));
        actual.ifPresent(value -> score(line, reading.get(), value, built));
        if (built.getPoints() == null && line.getWeight() > 0) {
            flags.add("missing");
            if (target == null) {
                flags.add("no-target");
            }
        }
        return built.setFlags(flags).build();
    }

    private static void read(Reading reading, ScorecardLine.Builder built, List<String> flags) {
        built.setKpiVersion(reading.value().getVersion())
                .setDefinition(reading.value().getDefinition())
                .setNumerator(reading.value().getNumerator())
                .setDenominator(reading.value().getDenominator())
                .setWindowEnd(reading.windowEnd());
        if (reading.isProvisional()) {
            flags.add("provisional");
        }
        if (!reading.value().getRipe()) {
            flags.add("unripe");
        }
    }

    private void score(TemplateLine line, Reading reading, Fraction actual, ScorecardLine.Builder built) {
        built.setActual(actual.toDouble()).setVeto(isBeyond(line, actual));
        if (built.getTarget() != null) {
            Fraction attainment = Attainment.of(
                    actual, Fraction.of(built.getTarget()), reading.value().getBetter());
            built.setAttainment(attainment.toDouble()).setPoints(cents(new ScoreCurve(line).points(attainment)));
        }
    }

    private static boolean isBeyond(TemplateLine line, Fraction actual) {
        return line.getVetoAbove() != null && actual.compareTo(Fraction.of(line.getVetoAbove())) > 0
                || line.getVetoBelow() != null && actual.compareTo(Fraction.of(line.getVetoBelow())) < 0;
    }

    /** The owner's own, else the template's; a new shop's is eased. */
    private @Nullable BigDecimal target(TemplateLine line, String kpi) {
        BigDecimal target = book.target(owner, period, kpi).orElse(line.getTarget());
        if (target == null || !line.getRamps() || ramp == null) {
            return target == null ? null : target.setScale(SCALE, RoundingMode.HALF_UP);
        }
        Fraction share = Fraction.ofTenThousandths(ramp.getTargetShare());
        boolean lowerIsEasier = book.better(kpi) == Better.UP == target.signum() > 0;
        Fraction full = Fraction.of(target);
        return (lowerIsEasier ? full.times(share) : full.over(share)).rounded(SCALE);
    }

    private ScorecardLine.Builder begin(TemplateLine line) {
        String own = line.getKpi() == null ? line.getLine() : book.kpiName(line.getKpi());
        return ScorecardLine.newBuilder()
                .setLine(line.getLine())
                .setName(line.getName().isEmpty() ? own : line.getName())
                .setWeight(line.getWeight());
    }

    private static @Nullable BigDecimal cents(@Nullable BigDecimal points) {
        return points == null ? null : points.setScale(2, RoundingMode.HALF_UP).setScale(SCALE);
    }
}
