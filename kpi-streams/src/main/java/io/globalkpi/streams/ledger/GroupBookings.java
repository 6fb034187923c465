package io.globalkpi.streams.ledger;

import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.streams.measure.Booking;
import io.globalkpi.streams.measure.BookingScopes;
import io.globalkpi.streams.measure.Contributions;
import io.globalkpi.streams.measure.ReferenceBook;
import io.globalkpi.streams.measure.SiteFacts;
import io.globalkpi.streams.measure.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which tellings of a group count, and what they book with the reference data of now. */
final class GroupBookings {

    /** A missing snapshot is bridged this far and no further. */
    static final int CARRIED_DATES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(GroupBookings.class);

    private final LedgerStore store;
    private final RecordReader reader;

    GroupBookings(LedgerStore store, RecordReader reader) {
        this.store = store;
        this.reader = reader;
    }

    /** The group with its bookings made anew. A group of a site that is not known books nothing and waits. */
    Group rebook(Group group, ReferenceBook book) {
        List<Told> told = told(group, book);
        if (told.isEmpty()) {
            return new Group(group.members(), null, List.of(), group.bookedIn());
        }
        SiteFacts site = siteOf(told.get(0).record(), book).orElseThrow();
        try {
            List<Booking> bookings =
                    Contributions.of(told, site, book, carriedDates(told.get(0).record(), book));
            return new Group(group.members(), BookingScopes.of(site, book), bookings, group.bookedIn());
        } catch (ArithmeticException e) {
            // Amounts within the gate's limits whose product is not within 63 bits; they must not stop their partition.
            LOG.error("booked nothing for {}: {}", group.members().get(0).entityId(), e.getMessage());
            return new Group(group.members(), null, List.of(), group.bookedIn());
        }
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

    /** One telling per entity: not shadowed, highest revision, greater content; none if that one is withdrawn. */
    private List<Told> told(Group group, ReferenceBook book) {
        List<Member> members = group.members();
        List<Told> told = new ArrayList<>(members.size());
        for (int i = 0; i < members.size(); i++) {
            if (isFirstOfItsEntity(members, i)) {
                winner(members, members.get(i), book)
                        .ifPresent(member -> told.add(new Told(member.record(reader), member.firstObserved())));
            }
        }
        return told;
    }

    private static boolean isFirstOfItsEntity(List<Member> members, int place) {
        for (int i = 0; i < place; i++) {
            if (members.get(i).isSameEntity(members.get(place))) {
                return false;
            }
        }
        return true;
    }

    /** The telling of one entity that counts, first observed when the entity was; empty when none does. */
    Optional<Member> winner(List<Member> members, Member entity, ReferenceBook book) {
        Member greatest = null;
        long firstObserved = Long.MAX_VALUE;
        for (Member member : members) {
            if (member.isSameEntity(entity) && !isShadowed(member, book)) {
                firstObserved = Math.min(firstObserved, member.firstObserved());
                greatest = greatest == null || rank(member, greatest) > 0 ? member : greatest;
            }
        }
        return greatest == null || !counts(greatest, book)
                ? Optional.empty()
                : Optional.of(greatest.observedBy(firstObserved));
    }

    private boolean counts(Member member, ReferenceBook book) {
        SpecificRecord record = member.record(reader);
        return siteOf(record, book).isPresent() && !isWithdrawn(record);
    }

    private int rank(Member one, Member other) {
        int byRevision = Long.compare(one.revision(), other.revision());
        return byRevision != 0 ? byRevision : Content.compare(one.kind(), one.bytes(), other.bytes(), reader);
    }

    private boolean isShadowed(Member member, ReferenceBook book) {
        if (member.kind() == Telling.FEED) {
            return false;
        }
        SpecificRecord record = member.record(reader);
        return siteOf(record, book)
                .filter(facts ->
                        facts.shadows(Telling.kindId(member.kind()), member.source(), Telling.occurredAt(record)))
                .isPresent();
    }

    private static boolean isWithdrawn(SpecificRecord record) {
        return !(record instanceof Feed) && (Boolean) record.get(Telling.WITHDRAWN);
    }

    private static Optional<SiteFacts> siteOf(SpecificRecord record, ReferenceBook book) {
        String site = record instanceof Feed row ? row.getSite() : (String) record.get(Telling.SITE);
        return book.site(site);
    }
}
