package io.globalkpi.streams.reconcile;

import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.streams.measure.SiteFacts;
import java.util.List;
import java.util.Map;

/** Why two tellings of one order differ, in the site's currency. */
final class OrderCauses {

    private final SiteFacts site;
    private final Money money;
    private final List<Fact> facts;

    /** @param facts what was told of the order and belongs to it, its fees among them */
    OrderCauses(SiteFacts site, Money money, List<Fact> facts) {
        this.site = site;
        this.money = money;
        this.facts = facts;
    }

    /** What explains what stands at the authority less what stands at the other. */
    Map<Cause, Long> of(Fact authority, Fact other) {
        long first = inSite(authority, authority.micros());
        long second = inSite(other, other.micros());
        if (!hasRate(authority) || !hasRate(other)) {
            return first == second ? Map.of() : Map.of(Cause.CURRENCY, first - second);
        }
        return new OrderPair(
                        first,
                        inSite(authority, authority.cancelled()),
                        inSite(authority, authority.tax()),
                        second,
                        inSite(other, other.cancelled()),
                        inSite(other, other.tax()),
                        fees(),
                        authority.currency().equals(other.currency()))
                .causes();
    }

    /** Of the source that counts for fees where one is named, else of whoever told them. */
    private long fees() {
        String feed = EventKind.FEES.id();
        return facts.stream()
                .filter(fact -> fact.kind() == Fact.Kind.FEE && !fact.withdrawn())
                .filter(fact -> !site.shadows(feed, fact.source(), fact.occurredAt()))
                .mapToLong(fact -> inSite(fact, fact.micros()))
                .sum();
    }

    /** Money without a rate is none; what it makes amiss is explained by the currency. */
    long inSite(Fact fact, long micros) {
        return money.of(micros, fact.currency(), day(fact)).orElse(0);
    }

    private boolean hasRate(Fact fact) {
        return money.of(1_000_000, fact.currency(), day(fact)).isPresent();
    }

    int day(Fact fact) {
        return site.dayOf(fact.at());
    }
}
