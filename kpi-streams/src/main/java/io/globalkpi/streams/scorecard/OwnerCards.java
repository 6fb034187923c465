package io.globalkpi.streams.scorecard;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.PeriodKind;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The scorecards of one owner through time.
 *
 * <pre>
 *   a value of the period      its closing time is past
 *  ---------------------> provisional -----------------> frozen --- the score would be another now ---> adjustment
 *                          ^       |                                                                    of the first
 *                          +-------+ anything it is made of changes                                     period not frozen
 * </pre>
 *
 * <p>A period whose first value is published after it would have closed is history and gets no scorecard. A frozen one is
 * computed anew with every change for thirteen months and never published again.
 */
public final class OwnerCards {

    /** Corrections that come later than this after the end of a frozen period are seen on the KPI topics only. */
    private static final int MONTHS_KEPT = 13;

    private final String owner;
    private final Periods periods;
    private final CardShelf shelf;
    private final Readings readings;
    private final NavigableMap<Period, Scorecard> cards = new TreeMap<>();
    private final FrozenPeriods frozen;

    /**
     * @param periods what months, quarters and years are
     * @param kpis those that templates ask for; the shelf gets all, and another one made from it can be asked for more
     */
    public OwnerCards(String owner, Periods periods, CardShelf shelf, Predicate<String> kpis) {
        this.owner = owner;
        this.periods = periods;
        this.shelf = shelf;
        this.readings = new Readings(periods, kpis);
        this.frozen = new FrozenPeriods(owner, periods, shelf);
    }

    /** Puts back what was on the shelf. */
    public void load(KpiSnapshot snapshot) {
        readings.take(snapshot);
    }

    public void load(Scorecard card) {
        cards.put(Period.of(card.getPeriod(), periods), card);
    }

    public void loadTemplate(String period, ScorecardTemplate template) {
        frozen.loadTemplate(Period.of(period, periods), template);
    }

    public void loadSettled(String period, Scorecard settled) {
        frozen.loadSettled(Period.of(period, periods), settled);
    }

    /** True when scorecards may be others by this snapshot. */
    public boolean saw(KpiSnapshot snapshot) {
        boolean news = readings.take(snapshot);
        if (news) {
            shelf.snapshot(owner, snapshot.getWindow(), readings.month(snapshot.getDate()), snapshot);
        }
        return news;
    }

    /** The scorecards that are others than published last, the earliest period first; frozen when business time has got that far. */
    public List<Scorecard> refresh(ScorecardBook book, Instant asOf) {
        List<Scorecard> changed = new ArrayList<>();
        CardMaker maker = new CardMaker(book, owner, readings);
        for (PeriodKind kind : PeriodKind.values()) {
            for (Period period : open(kind, asOf)) {
                book.template(owner, period)
                        .filter(template -> isOurs(period, template))
                        .flatMap(template -> refresh(maker, template, period, asOf))
                        .ifPresent(changed::add);
            }
        }
        forget(asOf);
        return changed;
    }

    /** Earliest first, as the first of them takes the adjustments of those before it. */
    private List<Period> open(PeriodKind kind, Instant asOf) {
        LocalDate today = asOf.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1); // it is tomorrow in the east
        List<Period> open = new ArrayList<>();
        Period period = Period.containing(kind, today.minusMonths(MONTHS_KEPT), periods);
        while (!period.from().isAfter(today)) {
            Scorecard card = cards.get(period);
            if (card == null ? readings.anyIn(period) : !card.getFrozen()) {
                open.add(period);
            }
            period = Period.containing(kind, period.to().plusDays(1), periods);
        }
        return open;
    }

    /** What was told after the period would have closed is history. */
    private boolean isOurs(Period period, ScorecardTemplate template) {
        return cards.containsKey(period)
                || readings.firstTold(period)
                        .filter(told -> told.isBefore(period.closesAt(template.getCloseAfterDays())))
                        .isPresent();
    }

    private Optional<Scorecard> refresh(CardMaker maker, ScorecardTemplate template, Period period, Instant asOf) {
        Scorecard before = cards.get(period);
        Scorecard card = maker.card(template, period, before, asOf);
        List<Scorecard> asKnownNow =
                frozen.asKnownNow(maker, period, earlier -> isFirstOpenAfter(earlier, period), asOf);
        card = CardMaker.adjusted(card, template, frozen.adjustments(asKnownNow));
        if (!asOf.isBefore(period.closesAt(template.getCloseAfterDays()))) {
            return Optional.of(freeze(card, template, period, asKnownNow));
        }
        if (before != null && Canonical.isSame(before, card)) {
            return Optional.empty();
        }
        return Optional.of(put(period, card));
    }

    /** Those a frozen period in between has settled are settled. */
    private boolean isFirstOpenAfter(Period frozenOne, Period open) {
        return cards.subMap(frozenOne, false, open, false).entrySet().stream()
                .noneMatch(card ->
                        card.getKey().kind() == open.kind() && !card.getValue().getFrozen());
    }

    private Scorecard freeze(Scorecard card, ScorecardTemplate template, Period period, List<Scorecard> asKnownNow) {
        Scorecard stands = Scorecard.newBuilder(card).setFrozen(true).build();
        Scorecard sealed = Scorecard.newBuilder(stands)
                .setFingerprint(Canonical.fingerprint(stands))
                .build();
        asKnownNow.forEach(now -> frozen.settle(Period.of(now.getPeriod(), periods), now));
        frozen.add(period, template, sealed);
        return put(period, sealed);
    }

    private Scorecard put(Period period, Scorecard card) {
        cards.put(period, card);
        shelf.card(owner, period.id(), card);
        return card;
    }

    /** When the next scorecard closes; empty when none is open. */
    public Optional<Instant> closesNext() {
        return cards.values().stream()
                .filter(card -> !card.getFrozen())
                .map(Scorecard::getClosesAt)
                .min(Instant::compareTo);
    }

    private void forget(Instant asOf) {
        LocalDate oldest = asOf.atZone(ZoneOffset.UTC).toLocalDate().minusMonths(MONTHS_KEPT);
        while (!cards.isEmpty() && cards.firstKey().to().isBefore(oldest)) {
            Period period = cards.pollFirstEntry().getKey();
            shelf.card(owner, period.id(), null);
            frozen.forget(period);
        }
        readings.forgetBefore(oldest, (window, month) -> shelf.snapshot(owner, window, month, null));
    }
}
