package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.kpi.ScorecardAdjustment;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The frozen periods of one owner: the template each was made by, and what it is settled at, adjustments that are frozen included. */
final class FrozenPeriods {

    private static final class Frozen {

        private @Nullable ScorecardTemplate template;
        private @Nullable Scorecard settled;
    }

    private final String owner;
    private final Periods calendar;
    private final CardShelf shelf;
    private final NavigableMap<Period, Frozen> periods = new TreeMap<>();

    FrozenPeriods(String owner, Periods calendar, CardShelf shelf) {
        this.owner = owner;
        this.calendar = calendar;
        this.shelf = shelf;
    }

    void loadTemplate(Period period, ScorecardTemplate template) {
        frozen(period).template = template;
    }

    void loadSettled(Period period, Scorecard settled) {
        frozen(period).settled = settled;
    }

    private Frozen frozen(Period period) {
        return periods.computeIfAbsent(period, key -> new Frozen());
    }

    /** Earlier periods of the same kind, computed anew. */
    List<Scorecard> asKnownNow(CardMaker maker, Period open, Predicate<Period> isFirstOpenAfter, Instant asOf) {
        List<Scorecard> known = new ArrayList<>();
        periods.headMap(open, false).forEach((period, then) -> {
            boolean isOurs = period.kind() == open.kind() && isFirstOpenAfter.test(period);
            if (isOurs && then.template != null && then.settled != null) {
                known.add(maker.card(then.template, period, then.settled, asOf));
            }
        });
        return known;
    }

    /** What they turned out to be worth, as known now, beyond what they are settled at. */
    List<ScorecardAdjustment> adjustments(List<Scorecard> asKnownNow) {
        List<ScorecardAdjustment> adjustments = new ArrayList<>();
        for (Scorecard now : asKnownNow) {
            Scorecard settled = frozen(Period.of(now.getPeriod(), calendar)).settled;
            if (settled != null) {
                Corrections.between(settled, now).ifPresent(adjustments::add);
            }
        }
        return adjustments;
    }

    void add(Period period, ScorecardTemplate template, Scorecard card) {
        frozen(period).template = template;
        shelf.template(owner, period.id(), template);
        settle(period, card);
    }

    void settle(Period period, Scorecard settled) {
        frozen(period).settled = settled;
        shelf.settled(owner, period.id(), settled);
    }

    void forget(Period period) {
        periods.remove(period);
        shelf.template(owner, period.id(), null);
        shelf.settled(owner, period.id(), null);
    }
}
