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
        List<Told> told = new ArrayList<>();
        for (Member first : group.members()) {
            List<Member> tellings =
                    group.members().stream().filter(first::isSameEntity).toList();
            if (tellings.get(0) == first) {
                counted(tellings, book).ifPresent(told::add);
            }
        }
        return told;
    }

    private Optional<Told> counted(List<Member> tellings, ReferenceBook book) {
        return winner(tellings, book)
                .map(member -> new Told(reader.read(member.kind(), member.bytes()), member.firstObserved()));
    }

    /** The telling of one entity that counts, first observed when the entity was; empty when none does. */
    Optional<Member> winner(List<Member> tellings, ReferenceBook book) {
        List<Member> open =
                tellings.stream().filter(member -> !isShadowed(member, book)).toList();
        long firstObserved =
                open.stream().mapToLong(Member::firstObserved).min().orElse(Long.MAX_VALUE);
        return open.stream()
                .max(this::rank)
                .filter(member -> counts(member, book))
                .map(member -> member.observedBy(firstObserved));
    }

    private boolean counts(Member member, ReferenceBook book) {
        SpecificRecord record = reader.read(member.kind(), member.bytes());
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
        String site = (String) reader.read(member.kind(), member.bytes()).get(Telling.SITE);
        return book.site(site)
                .filter(facts -> facts.shadows(Telling.kindId(member.kind()), member.source()))
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
