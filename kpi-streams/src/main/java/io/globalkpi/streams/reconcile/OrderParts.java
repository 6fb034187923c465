package io.globalkpi.streams.reconcile;

import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.streams.measure.SiteFacts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an order adds to the days of the feed of orders. */
final class OrderParts {

    private static final String FEED = EventKind.ORDERS.id();

    private final SiteFacts site;
    private final OrderCauses causes;
    private final List<Fact> facts;

    OrderParts(SiteFacts site, Money money, List<Fact> facts) {
        this.site = site;
        this.causes = new OrderCauses(site, money, facts);
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
        return Part.told(FEED, causes.day(fact), other, 1, fact.units(), causes.inSite(fact, fact.micros()));
    }

    private void pair(Fact authority, Fact other, List<Part> parts) {
        EnumMap<Cause, Long> explained = new EnumMap<>(Cause.class);
        explained.putAll(causes.of(authority, other));
        long first = causes.inSite(authority, authority.micros());
        long second = causes.inSite(other, other.micros());
        int day = causes.day(authority);
        int otherDay = causes.day(other);
        if (day == otherDay) {
            parts.add(Part.matched(FEED, day, other.source(), first, second, explained));
        } else {
            explained.merge(Cause.ZONE, second, Long::sum);
            parts.add(Part.matched(FEED, day, other.source(), first, 0, explained));
            parts.add(Part.matched(FEED, otherDay, other.source(), 0, second, Map.of(Cause.ZONE, -second)));
        }
    }
}
