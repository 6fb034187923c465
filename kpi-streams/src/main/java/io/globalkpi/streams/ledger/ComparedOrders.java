package io.globalkpi.streams.ledger;

import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.streams.measure.Reconciled;
import io.globalkpi.streams.measure.ReferenceBook;
import io.globalkpi.streams.measure.SiteFacts;
import io.globalkpi.streams.measure.Told;
import io.globalkpi.streams.reconcile.OrderCheck;
import java.util.List;
import java.util.Optional;

/**
 * The orders of a group that its site holds against another source. Orders only: all their tellings lie in one entry, while of a
 * refund the entry of its order has the telling that counts alone.
 */
final class ComparedOrders {

    private static final String ORDERS = EventKind.ORDERS.id();

    private final RecordReader reader;
    private final Winners winners;

    ComparedOrders(RecordReader reader, Winners winners) {
        this.reader = reader;
        this.winners = winners;
    }

    /** @param told the tellings of the group that count */
    List<Reconciled> of(List<Member> members, List<Told> told, SiteFacts site, ReferenceBook book) {
        if (!site.reconciledWith().speakOf(ORDERS)) {
            return List.of();
        }
        OrderCheck check = new OrderCheck(site, book);
        return Winners.entities(members).stream()
                .filter(ComparedOrders::isOrder)
                .flatMap(order ->
                        check.of(authority(members, order, site, book), other(members, order, site), told).stream())
                .toList();
    }

    private static boolean isOrder(Member member) {
        return member.kind() == EventKind.ORDERS.ordinal();
    }

    private Optional<Told> authority(List<Member> members, Member order, SiteFacts site, ReferenceBook book) {
        return winners.of(members, order, book)
                .filter(winner -> site.isReconciled(ORDERS, winner.source(), winner.occurredAt(reader)))
                .map(winner -> winner.told(reader));
    }

    private Optional<Told> other(List<Member> members, Member order, SiteFacts site) {
        return winners.among(
                        members,
                        order,
                        member -> site.isHeldAgainst(ORDERS, member.source(), member.occurredAt(reader)))
                .filter(winner -> !winner.isWithdrawn(reader))
                .map(winner -> winner.told(reader));
    }
}
