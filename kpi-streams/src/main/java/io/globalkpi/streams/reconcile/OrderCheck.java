package io.globalkpi.streams.reconcile;

import io.globalkpi.streams.measure.Reconciled;
import io.globalkpi.streams.measure.ReferenceBook;
import io.globalkpi.streams.measure.SiteFacts;
import io.globalkpi.streams.measure.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One order as the authority and the source it is held against tell it. Causes are those of the rows of days, but for the date, which
 * is none here; what is left over counts by its size, so that one order too much does not hide another one too little.
 */
public final class OrderCheck {

    private final SiteFacts site;
    private final ReferenceBook book;

    public OrderCheck(SiteFacts site, ReferenceBook book) {
        this.site = site;
        this.book = book;
    }

    /**
     * What it comes to; empty if nothing stands of the order at either.
     *
     * @param authority the order that counts; empty if the authority tells of none
     * @param other the order as the source it is held against tells it; empty if that tells of none
     * @param group the tellings that count and belong to the order, its fees among them
     */
    public Optional<Reconciled> of(Optional<Told> authority, Optional<Told> other, List<Told> group) {
        Optional<Fact> first = authority.flatMap(OrderCheck::fact);
        Optional<Fact> second = other.flatMap(OrderCheck::fact);
        if (Stream.of(first, second).flatMap(Optional::stream).noneMatch(OrderCheck::isStanding)) {
            return Optional.empty();
        }
        OrderCauses causes = causes(group);
        Fact counted = first.or(() -> second).orElseThrow();
        return Optional.of(new Reconciled(
                counted.at(),
                authority.or(() -> other).orElseThrow().firstObserved(),
                first.isEmpty() || second.isEmpty(),
                causes.inSite(counted, counted.micros()),
                first.isEmpty() || second.isEmpty() ? 0 : Math.abs(rest(causes, first.get(), second.get()))));
    }

    private static Optional<Fact> fact(Told told) {
        return Fact.of(told.record());
    }

    private static boolean isStanding(Fact order) {
        return order.micros() != 0 || order.units() != 0;
    }

    private OrderCauses causes(List<Told> group) {
        List<Fact> facts = new ArrayList<>();
        group.forEach(told -> Fact.of(told.record()).ifPresent(facts::add));
        return new OrderCauses(site, new Money(site.currency(), book), facts);
    }

    private static long rest(OrderCauses causes, Fact first, Fact second) {
        long explained = causes.of(first, second).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return causes.inSite(first, first.micros()) - causes.inSite(second, second.micros()) - explained;
    }
}
