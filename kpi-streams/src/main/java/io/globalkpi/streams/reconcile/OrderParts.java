package io.globalkpi.streams.reconcile;

import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.streams.measure.SiteFacts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What an order adds to the days of the feed of orders. */
final class OrderParts {

    private static final String FEED = EventKind.ORDERS.id();

    private final SiteFacts site;
    private final Money money;
    private final List<Fact> facts;

    OrderParts(SiteFacts site, Money money, List<Fact> facts) {
        this.site = site;
        this.money = money;
        this.facts = facts;
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        List<Fact> orders = facts.stream()
                .filter(fact -> fact.kind() == Fact.Kind.ORDER && !fact.withdrawn())
                .toList();
        Optional<Fact> authority =
                orders.stream().filter(fact -> Authority.isOf(site, FEED, fact)).findFirst();
        authority.ifPresent(fact -> parts.add(told(fact, "")));
        for (Fact fact : orders) {
            if (!Authority.isOf(site, FEED, fact)) {
                parts.add(told(fact, fact.source()));
                authority.ifPresent(first -> pair(first, fact, parts));
            }
        }
        return parts;
    }

    private Part told(Fact fact, String other) {
        return Part.told(FEED, day(fact), other, 1, fact.units(), inSite(fact, fact.micros()));
    }

    private void pair(Fact authority, Fact other, List<Part> parts) {
        EnumMap<Cause, Long> causes = new EnumMap<>(Cause.class);
        causes.putAll(causes(authority, other));
        long first = inSite(authority, authority.micros());
        long second = inSite(other, other.micros());
        if (day(authority) == day(other)) {
            parts.add(Part.matched(FEED, day(authority), other.source(), first, second, causes));
        } else {
            causes.merge(Cause.ZONE, second, Long::sum);
            parts.add(Part.matched(FEED, day(authority), other.source(), first, 0, causes));
            parts.add(Part.matched(FEED, day(other), other.source(), 0, second, Map.of(Cause.ZONE, -second)));
        }
    }

    private Map<Cause, Long> causes(Fact authority, Fact other) {
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
    private long inSite(Fact fact, long micros) {
        return money.of(micros, fact.currency(), day(fact)).orElse(0);
    }

    private boolean hasRate(Fact fact) {
        OptionalLong one = money.of(1_000_000, fact.currency(), day(fact));
        return one.isPresent();
    }

    private int day(Fact fact) {
        return site.dayOf(fact.at());
    }
}
