package io.globalkpi.streams.ledger;

import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.streams.measure.ReferenceBook;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The latest telling of every entity, and the difference a new one makes.
 *
 * <p>Each change takes back what its group had booked and books anew, so that any order of arrival, any repetition and any change
 * of reference data end in the same sums. One entry is read and one written per telling; only an entity that moves from one order
 * to another, and a stock snapshot that comes or goes, touch a neighbour as well.
 */
public final class Ledger {

    private final LedgerStore store;
    private final RecordReader reader;
    private final BookingSink sink;
    private final GroupBookings bookings;
    private boolean rebooking;

    public Ledger(LedgerStore store, RecordReader reader, BookingSink sink) {
        this.store = store;
        this.reader = reader;
        this.sink = sink;
        this.bookings = new GroupBookings(store, reader);
    }

    /** Takes a telling and hands the difference it makes to the sink. */
    public Verdict take(Telling telling, ReferenceBook book) {
        String own = Homes.own(telling);
        Group group = Group.read(store.get(own));
        Optional<Member> before = group.member(telling);
        Member told = Member.of(telling, telling.observedAt());
        if (before.isEmpty()) {
            settle(own, group.with(told), book);
            return Verdict.FIRST;
        }
        Member member = before.get();
        int byRevision = Long.compare(telling.revision(), member.revision());
        int byContent = byRevision == 0 ? Content.compare(told, member, reader) : 0;
        long firstObserved = Math.min(member.firstObserved(), telling.observedAt());
        if (byRevision > 0 || byContent > 0) {
            settle(own, group.with(told.observedBy(firstObserved)), book);
        } else if (firstObserved < member.firstObserved()) {
            settle(own, group.with(member.observedBy(firstObserved)), book);
        }
        return judge(byRevision, byContent);
    }

    private static Verdict judge(int byRevision, int byContent) {
        if (byRevision != 0) {
            return byRevision > 0 ? Verdict.REPLACED : Verdict.OUTDATED;
        }
        return byContent == 0 ? Verdict.DUPLICATE : Verdict.CONFLICTING;
    }

    private void settle(String own, Group group, ReferenceBook book) {
        if (Homes.isAlone(own)) {
            place(own, group, book);
        } else {
            rebook(own, group, book);
            if (Homes.isStock(own)) {
                rebookEarlierStock(group.members().get(0), book);
            }
        }
    }

    /** Books an entity with the order that its counting telling names, which may be another one than before, or none. */
    private void place(String own, Group group, ReferenceBook book) {
        Member entity = group.members().get(0);
        Optional<Member> winner = bookings.winner(group.members(), entity, book);
        String target =
                winner.map(member -> Homes.booked(member.record(reader), own)).orElse(own);
        if (group.bookedIn() != null && !group.bookedIn().equals(target)) {
            rebook(group.bookedIn(), Group.read(store.get(group.bookedIn())).without(entity), book);
        }
        if (target.equals(own)) {
            rebook(own, group.bookedIn(null), book);
        } else {
            pass(group, -1);
            write(own, new Group(group.members(), null, List.of(), target).toBytes());
            rebook(target, Group.read(store.get(target)).withOnly(winner.orElseThrow()), book);
        }
    }

    /** The snapshot before this date stands for fewer dates now, or for more if this one was withdrawn. */
    private void rebookEarlierStock(Member member, ReferenceBook book) {
        if (!(member.record(reader) instanceof InventorySnapshot snapshot)) {
            return;
        }
        for (int days = 1; days <= GroupBookings.CARRIED_DATES; days++) {
            String home = Homes.stock(snapshot, snapshot.getDate().minusDays(days));
            byte[] entry = store.get(home);
            if (entry != null) {
                rebook(home, Group.read(entry), book);
            }
        }
    }

    private void rebook(String home, Group group, ReferenceBook book) {
        Group after = group.members().isEmpty() ? Group.EMPTY : bookings.rebook(group, book);
        if (!after.bookings().equals(group.bookings()) || !Objects.equals(after.scopes(), group.scopes())) {
            pass(group, -1);
            pass(after, 1);
        }
        write(home, after.members().isEmpty() ? null : after.toBytes());
    }

    /** Booking anew with other reference data mostly finds everything as it was, and need not be logged. */
    private void write(String home, byte @Nullable [] entry) {
        if (!rebooking || !Arrays.equals(entry, store.get(home))) {
            store.put(home, entry);
        }
    }

    private void pass(Group group, int sign) {
        if (group.scopes() != null) {
            group.bookings().forEach(booking -> sink.book(group.scopes(), booking, sign));
        }
    }

    /**
     * Books entries anew with changed reference data, as far as time allows, and one at least. Safe to repeat.
     *
     * @param extent entries to book; all others are passed over
     * @param after key of the entry visited last; empty to begin
     * @param more asked after every entry whether there is time for another
     * @return key to go on behind, or null when all entries have been visited
     */
    public @Nullable String rebookAll(Extent extent, String after, ReferenceBook book, BooleanSupplier more) {
        String[] last = {after};
        rebooking = true;
        boolean done = store.scan(after, (key, entry) -> {
            Group group = Group.read(entry);
            if (extent.reaches(group)) {
                bookAnew(key, group, book);
            }
            last[0] = key;
            return more.getAsBoolean();
        });
        rebooking = false;
        return done ? null : last[0];
    }

    private void bookAnew(String key, Group group, ReferenceBook book) {
        if (Homes.isAlone(key)) {
            place(key, group, book);
        } else {
            rebook(key, group, book);
        }
    }
}
