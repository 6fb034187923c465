package io.globalkpi.streams.ledger;

import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.streams.measure.Booking;
import io.globalkpi.streams.measure.BookingScopes;
import io.globalkpi.streams.measure.Contributions;
import io.globalkpi.streams.measure.Reconciled;
import io.globalkpi.streams.measure.ReferenceBook;
import io.globalkpi.streams.measure.SiteFacts;
import io.globalkpi.streams.measure.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the tellings of a group book with the reference data of now. */
final class GroupBookings {

    /** A missing snapshot is bridged this far and no further. */
    static final int CARRIED_DATES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(GroupBookings.class);

    private final LedgerStore store;
    private final RecordReader reader;
    private final Winners winners;
    private final ComparedOrders compared;

    GroupBookings(LedgerStore store, RecordReader reader) {
        this.store = store;
        this.reader = reader;
        this.winners = new Winners(reader);
        this.compared = new ComparedOrders(reader, winners);
    }

    /** The group with its bookings made anew. A group of a site that is not known books nothing and waits. */
    Group rebook(Group group, ReferenceBook book) {
        Group nothing = new Group(group.members(), null, List.of(), group.bookedIn());
        Optional<SiteFacts> site = book.site(group.members().get(0).site(reader));
        try {
            return site.map(facts -> booked(group, facts, book)).orElse(nothing);
        } catch (ArithmeticException e) {
            // Amounts within the gate's limits whose product is not within 63 bits; they must not stop their partition.
            LOG.error("booked nothing for {}: {}", group.members().get(0).entityId(), e.getMessage());
            return nothing;
        }
    }

    private Group booked(Group group, SiteFacts site, ReferenceBook book) {
        List<Told> told = told(group, book);
        List<Reconciled> reconciled = compared.of(group.members(), told, site, book);
        List<Booking> bookings = new ArrayList<>();
        if (!told.isEmpty()) {
            bookings.addAll(
                    Contributions.of(told, site, book, carriedDates(told.get(0).record(), book)));
        }
        reconciled.forEach(order -> bookings.addAll(order.bookings(site, book)));
        BookingScopes scopes = told.isEmpty() && reconciled.isEmpty() ? null : BookingScopes.of(site, book);
        return new Group(group.members(), scopes, bookings, group.bookedIn());
    }

    /** True when a stock snapshot of this date counts. */
    boolean exists(String home, ReferenceBook book) {
        byte[] bytes = store.get(home);
        return bytes != null && !told(Group.read(bytes), book).isEmpty();
    }

    private int carriedDates(SpecificRecord record, ReferenceBook book) {
        if (!(record instanceof InventorySnapshot snapshot)) {
            return 0;
        }
        for (int days = 1; days <= CARRIED_DATES; days++) {
            if (exists(Homes.stock(snapshot, snapshot.getDate().plusDays(days)), book)) {
                return days - 1;
            }
        }
        return CARRIED_DATES;
    }

    private List<Told> told(Group group, ReferenceBook book) {
        List<Told> told = new ArrayList<>(group.members().size());
        for (Member entity : Winners.entities(group.members())) {
            winner(group.members(), entity, book).ifPresent(member -> told.add(member.told(reader)));
        }
        return told;
    }

    /** The telling of one entity that counts, first observed when the entity was; empty when none does. */
    Optional<Member> winner(List<Member> members, Member entity, ReferenceBook book) {
        return winners.of(members, entity, book);
    }
}
