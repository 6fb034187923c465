package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.kpi.ScorecardAdjustment;
import io.globalkpi.schemas.kpi.ScorecardLine;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.RampStep;
import io.globalkpi.schemas.reference.ScorecardLevel;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import io.globalkpi.schemas.reference.TemplateLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Makes one owner's scorecard of one period from values, targets, entries and disputes as they are now. */
final class CardMaker {

    private final ScorecardBook book;
    private final String owner;
    private final Readings readings;

    CardMaker(ScorecardBook book, String owner, Readings readings) {
        this.book = book;
        this.owner = owner;
        this.readings = readings;
    }

    /** @param standing the scorecard whose lines open disputes hold; null when there was none */
    Scorecard card(ScorecardTemplate template, Period period, @Nullable Scorecard standing, Instant asOf) {
        RampStep ramp = ramp(template, book.months(owner, period)).orElse(null);
        LineScorer scorer = new LineScorer(book, owner, period, readings, ramp);
        List<ScorecardLine> lines = new ArrayList<>();
        for (TemplateLine line : template.getLines()) {
            lines.add(scorer.line(line, standing(standing, line)));
        }
        Weighing.Result weighed = new Weighing(template, ramp).weigh(lines);
        return withTotal(
                begin(template, period, asOf)
                        .setLines(weighed.lines())
                        .setScore(weighed.score())
                        .setVeto(weighed.veto())
                        .setCompleteness(weighed.completeness()),
                template);
    }

    /** The same scorecard with what earlier periods turned out to be worth. */
    static Scorecard adjusted(Scorecard card, ScorecardTemplate template, List<ScorecardAdjustment> adjustments) {
        return withTotal(Scorecard.newBuilder(card).setAdjustments(adjustments), template);
    }

    /** Of several steps that the age lies below, the one for the youngest shops. */
    private static Optional<RampStep> ramp(ScorecardTemplate template, OptionalInt months) {
        return template.getRamp().stream()
                .filter(step -> months.isPresent() && months.getAsInt() < step.getMonths())
                .min(Comparator.comparingInt(RampStep::getMonths));
    }

    private static @Nullable ScorecardLine standing(@Nullable Scorecard card, TemplateLine line) {
        return card == null
                ? null
                : card.getLines().stream()
                        .filter(one -> one.getLine().equals(line.getLine()))
                        .findFirst()
                        .orElse(null);
    }

    private Scorecard.Builder begin(ScorecardTemplate template, Period period, Instant asOf) {
        Optional<Owner> row = book.owners().on(period.to(), owner);
        return Scorecard.newBuilder()
                .setOwner(owner)
                .setOwnerName(row.map(Owner::getName).orElse(owner))
                .setTeam(row.map(Owner::getTeam).orElse(null))
                .setPeriod(period.id())
                .setPeriodFrom(period.from())
                .setPeriodTo(period.to())
                .setClosesAt(period.closesAt(template.getCloseAfterDays()))
                .setTemplate(template.getTemplate())
                .setTemplateVersion(template.getVersion())
                .setAsOf(asOf)
                .setPublishedAt(asOf)
                .setReferenceVersion(book.version())
                .setAdjustments(List.of());
    }

    private static Scorecard withTotal(Scorecard.Builder card, ScorecardTemplate template) {
        BigDecimal adjustment = card.getAdjustments().stream()
                .map(ScorecardAdjustment::getDifference)
                .reduce(BigDecimal::add)
                .orElse(null);
        BigDecimal score = card.getScore();
        BigDecimal none = BigDecimal.ZERO.setScale(LineScorer.SCALE);
        BigDecimal total = score == null
                ? null
                : score.add(adjustment == null ? none : adjustment).max(none);
        Optional<ScorecardLevel> level = level(template, total);
        return card.setAdjustment(adjustment)
                .setTotal(total)
                .setLevel(level.map(ScorecardLevel::getLevel).orElse(null))
                .setCoefficient(level.map(ScorecardLevel::getCoefficient).orElse(null))
                .build();
    }

    private static Optional<ScorecardLevel> level(ScorecardTemplate template, @Nullable BigDecimal total) {
        return template.getLevels().stream()
                .filter(level -> total != null && level.getFrom().compareTo(total) <= 0)
                .max(Comparator.comparing(ScorecardLevel::getFrom));
    }
}
