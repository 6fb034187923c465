package io.globalkpi.streams.measure;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.measure.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one entity contributes at one time: counts at once, money when all of its lines are known. */
final class Moment {

    private final SiteFacts site;
    private final ReferenceBook book;
    private final SiteBook siteBook;
    private final long time;
    private final int day;
    private final List<Portion> portions = new ArrayList<>(1);
    private final Map<String, Portion> skus = new LinkedHashMap<>();
    private final Map<Scope, MeasureVector> others = new LinkedHashMap<>();
    private final MeasureVector whole = new MeasureVector();
    private @Nullable Line latestLine;
    private @Nullable Portion latest;

    Moment(SiteFacts site, ReferenceBook book, long time) {
        this.site = site;
        this.book = book;
        this.siteBook = book.of(site.id());
        this.time = time;
        this.day = site.dayOf(time);
    }

    long time() {
        return time;
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
            portion(line).counts().add(measure.slot(), amount);
            if (site.skuScope() && line.sku() != null) {
                sku(line.sku()).counts().add(measure.slot(), amount);
            }
        }
        return this;
    }

    /** Adds an amount in micro-units of an original currency; it is converted with the entity's other lines. */
    Moment money(Measure measure, Line line, String currency, long micros) {
        if (micros != 0) {
            portion(line).money(currency).add(measure.slot(), micros);
            if (site.skuScope() && line.sku() != null) {
                sku(line.sku()).money(currency).add(measure.slot(), micros);
            }
        }
        return this;
    }

    /** Lines come several times in a row. */
    private Portion portion(Line line) {
        if (latest == null || latestLine != line) {
            latestLine = line;
            latest = portion(siteBook.sharesOf(line, time));
        }
        return latest;
    }

    private Portion portion(Shares shares) {
        for (Portion portion : portions) {
            if (portion.shares().equals(shares)) {
                return portion;
            }
        }
        Portion first = new Portion(shares);
        portions.add(first);
        return first;
    }

    private Portion sku(String sku) {
        return skus.computeIfAbsent(sku, key -> new Portion(Shares.NOBODY));
    }

    /** True when every currency used so far has its actual rates. */
    boolean isValued() {
        return currencies().stream().allMatch(currency -> rates(currency).isComplete());
    }

    private Set<String> currencies() {
        if (portions.size() == 1 && portions.get(0).money().size() <= 1) { // as it nearly always is
            return portions.get(0).money().isEmpty()
                    ? Set.of()
                    : Set.of(portions.get(0).money().get(0).currency());
        }
        Set<String> currencies = new TreeSet<>();
        portions.forEach(portion -> portion.money().forEach(money -> currencies.add(money.currency())));
        return currencies;
    }

    Booking close(int grains) {
        currencies().forEach(this::convert);
        for (Portion portion : portions) {
            whole.add(portion.counts());
            portion.shares()
                    .byOwner()
                    .forEach((owner, share) -> amounts(ScopeType.OWNER, owner).addTimes(portion.counts(), share));
        }
        skus.forEach((sku, portion) -> sku(sku, portion.counts()));
        others.putAll(teams());
        return new Booking(time, day, grains, whole, others);
    }

    /** A team of which one owner answers for all of it has that owner's very amounts. */
    private Map<Scope, MeasureVector> teams() {
        Map<Scope, MeasureVector> teams = new LinkedHashMap<>();
        others.forEach((scope, amounts) -> {
            if (scope.type() == ScopeType.OWNER) {
                book.teamOf(scope.id(), day)
                        .ifPresent(team -> teams.merge(new Scope(ScopeType.TEAM, team), amounts, MeasureVector::and));
            }
        });
        return teams;
    }

    private void convert(String currency) {
        MoneyRates rates = rates(currency);
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
        OwnedMoney money = new OwnedMoney(portions, currency);
        rates.actual().ifPresent(rate -> book(money, currency, Measure.Basis.ACTUAL, rate));
        rates.budget().ifPresent(rate -> book(money, currency, Measure.Basis.BUDGET, rate));
        rates.local().ifPresent(rate -> {
            whole.add(money.whole(rate, Measure.Basis.LOCAL));
            bookSkus(currency, Measure.Basis.LOCAL, rate);
        });
    }

    private void book(OwnedMoney money, String currency, Measure.Basis basis, Conversion rate) {
        MeasureVector converted = money.whole(rate, basis);
        whole.add(converted);
        money.give(converted, rate, basis, owner -> amounts(ScopeType.OWNER, owner));
        bookSkus(currency, basis, rate);
    }

    private void bookSkus(String currency, Measure.Basis basis, Conversion rate) {
        skus.forEach((sku, portion) -> sku(sku, new OwnedMoney(List.of(portion), currency).whole(rate, basis)));
    }

    private void sku(String sku, MeasureVector amounts) {
        amounts(ScopeType.SKU, site.id() + "|" + sku).add(amounts);
    }

    private MoneyRates rates(String currency) {
        return book.rates(currency, site.currency(), day);
    }

    private MeasureVector amounts(ScopeType type, String id) {
        return others.computeIfAbsent(new Scope(type, id), scope -> new MeasureVector());
    }
}
