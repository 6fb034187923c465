package io.globalkpi.streams.measure;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.measure.Measure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What one entity contributes at one time: counts at once, money when all of its lines are known. */
final class Moment {

    private final SiteFacts site;
    private final ReferenceBook book;
    private final long time;
    private final int day;
    private final MeasureVector whole = new MeasureVector();
    private final Map<Scope, MeasureVector> others = new TreeMap<>(Moment::byTypeAndId);
    private final Map<String, MoneyGroup> money = new TreeMap<>();

    Moment(SiteFacts site, ReferenceBook book, long time) {
        this.site = site;
        this.book = book;
        this.time = time;
        this.day = site.dayOf(time);
    }

    int day() {
        return day;
    }

    /** Counts something that belongs to no line. */
    Moment count(Measure measure, long amount) {
        return count(measure, Line.WHOLE_SITE, amount);
    }

    Moment count(Measure measure, Line line, long amount) {
        if (amount != 0) {
            whole.add(measure.slot(), amount);
            shares(line)
                    .byOwner()
                    .forEach((owner, share) -> amounts(ScopeType.OWNER, owner)
                            .add(measure.slot(), Math.multiplyExact(amount, (long) share)));
            if (site.skuScope() && line.sku() != null) {
                sku(line.sku()).add(measure.slot(), amount);
            }
        }
        return this;
    }

    /** Adds an amount in micro-units of an original currency; it is converted with the entity's other lines. */
    Moment money(Measure measure, Line line, String currency, long micros) {
        if (micros != 0) {
            money.computeIfAbsent(currency, MoneyGroup::new).add(measure, line, shares(line), micros);
        }
        return this;
    }

    /** True when every currency used so far has its actual rates. */
    boolean isValued() {
        return money.keySet().stream().allMatch(currency -> rates(currency).isComplete());
    }

    Booking close(int grains) {
        money.values().forEach(this::convert);
        Map<Scope, MeasureVector> scopes = new LinkedHashMap<>(others);
        others.forEach((scope, amounts) -> {
            if (scope.type() == ScopeType.OWNER) {
                book.teamOf(scope.id(), day)
                        .ifPresent(team -> scopes.computeIfAbsent(
                                        new Scope(ScopeType.TEAM, team), key -> new MeasureVector())
                                .add(amounts));
            }
        });
        return new Booking(time, day, grains, whole, scopes);
    }

    private void convert(MoneyGroup group) {
        MoneyRates rates = rates(group.currency());
        if (!rates.isComplete()) {
            count(Measure.WAITING_RATES, 1);
            return;
        }
        if (rates.isOlderThan(day)) {
            count(Measure.OLDER_RATES, 1);
        }
        if (rates.budget().isEmpty()) {
            count(Measure.WAITING_BUDGET_RATES, 1);
        }
        rates.actual().ifPresent(rate -> book(group, Measure.Basis.ACTUAL, rate));
        rates.budget().ifPresent(rate -> book(group, Measure.Basis.BUDGET, rate));
        rates.local().ifPresent(rate -> bookLocal(group, rate));
    }

    private void book(MoneyGroup group, Measure.Basis basis, Conversion rate) {
        group.totals().forEach((measure, total) -> whole.add(measure.slot(basis), rate.convert(total)));
        group.owners(rate)
                .forEach((owner, amounts) -> amounts.forEach(
                        (measure, micros) -> amounts(ScopeType.OWNER, owner).add(measure.slot(basis), micros)));
        skuTotals(group, basis, rate);
    }

    private void bookLocal(MoneyGroup group, Conversion rate) {
        group.totals().forEach((measure, total) -> whole.add(measure.slot(Measure.Basis.LOCAL), rate.convert(total)));
        skuTotals(group, Measure.Basis.LOCAL, rate);
    }

    private void skuTotals(MoneyGroup group, Measure.Basis basis, Conversion rate) {
        if (site.skuScope()) {
            group.skus()
                    .forEach((sku, totals) ->
                            totals.forEach((measure, total) -> sku(sku).add(measure.slot(basis), rate.convert(total))));
        }
    }

    private MoneyRates rates(String currency) {
        return MoneyRates.of(book, currency, site.currency(), day);
    }

    private Shares shares(Line line) {
        return book.sharesOf(site.id(), line, time);
    }

    private MeasureVector sku(String sku) {
        return amounts(ScopeType.SKU, site.id() + "|" + sku);
    }

    private MeasureVector amounts(ScopeType type, String id) {
        return others.computeIfAbsent(new Scope(type, id), scope -> new MeasureVector());
    }

    private static int byTypeAndId(Scope one, Scope other) {
        int byType = one.type().compareTo(other.type());
        return byType != 0 ? byType : one.id().compareTo(other.id());
    }
}
