package io.globalkpi.streams.ledger;

import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.streams.measure.ReferenceBook;
import java.time.LocalDate;
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

    public Ledger(LedgerStore store, RecordReader reader, BookingSink sink) {
        this.store = store;
        this.reader = reader;
        this.sink = sink;
        this.bookings = new GroupBookings(store, reader);
    }

    /** Takes a telling and hands the difference it makes to the sink. */
    public Verdict take(Telling telling, ReferenceBook book) {
        String known = knownHome(telling);
        Group group = Group.read(store.get(known));
        Optional<Member> before = group.member(telling);
        Verdict verdict = before.map(member -> judge(member, telling)).orElse(Verdict.FIRST);
        boolean wins = before.isEmpty() || isGreater(telling, before.get());
        long firstObserved = before.map(Member::firstObserved).orElse(Long.MAX_VALUE);
        if (wins) {
            settle(telling, Math.min(firstObserved, telling.observedAt()), known, group, book);
        } else if (telling.observedAt() < firstObserved) {
            rebook(known, group.with(before.get().observedBy(telling.observedAt())), book);
        }
        return verdict;
    }

    private Verdict judge(Member member, Telling telling) {
        if (telling.revision() != member.revision()) {
            return telling.revision() > member.revision() ? Verdict.REPLACED : Verdict.OUTDATED;
        }
        return content(telling, member) == 0 ? Verdict.DUPLICATE : Verdict.CONFLICTING;
    }

    private boolean isGreater(Telling telling, Member member) {
        int byRevision = Long.compare(telling.revision(), member.revision());
        return byRevision > 0 || byRevision == 0 && content(telling, member) > 0;
    }

    private int content(Telling telling, Member member) {
        return Content.compare(telling.kind(), telling.bytes(), member.bytes(), reader);
    }

    private String knownHome(Telling telling) {
        if (!Homes.canMove(telling)) {
            return Homes.of(telling);
        }
        byte[] pointer = store.get(Homes.pointer(telling));
        return pointer == null ? Homes.alone(telling) : new String(pointer, java.nio.charset.StandardCharsets.UTF_8);
    }

    private void settle(Telling telling, long firstObserved, String known, Group group, ReferenceBook book) {
        String home = Homes.of(telling);
        Member member = Member.of(telling, firstObserved);
        if (home.equals(known)) {
            rebook(known, group.with(member), book);
        } else {
            if (!group.members().isEmpty()) {
                rebook(known, group.without(telling), book);
            }
            rebook(home, Group.read(store.get(home)).with(member), book);
            point(telling, home);
        }
        if (telling.record() instanceof InventorySnapshot snapshot) {
            rebookEarlierStock(snapshot, book);
        }
    }

    private void point(Telling telling, String home) {
        boolean alone = home.equals(Homes.alone(telling));
        store.put(Homes.pointer(telling), alone ? null : home.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** The snapshot before this date stands for fewer dates now, or for more if this one was withdrawn. */
    private void rebookEarlierStock(InventorySnapshot snapshot, ReferenceBook book) {
        for (int days = 1; days <= GroupBookings.CARRIED_DATES; days++) {
            LocalDate date = snapshot.getDate().minusDays(days);
            String home = Homes.stock(snapshot, date);
            byte[] entry = store.get(home);
            if (entry != null) {
                rebook(home, Group.read(entry), book);
            }
        }
    }

    private void rebook(String home, Group group, ReferenceBook book) {
        Group after = group.members().isEmpty() ? Group.EMPTY : bookings.rebook(group, book);
        if (!after.bookings().equals(group.bookings()) || !java.util.Objects.equals(after.scopes(), group.scopes())) {
            pass(group, -1);
            pass(after, 1);
        }
        store.put(home, after.members().isEmpty() ? null : after.toBytes());
    }

    private void pass(Group group, int sign) {
        if (group.scopes() != null) {
            group.bookings().forEach(booking -> sink.book(group.scopes(), booking, sign));
        }
    }

    /**
     * Books entries anew with changed reference data, as far as time allows. Safe to repeat.
     *
     * @param after key of the entry visited last; empty to begin
     * @param more asked before every entry whether there is time
     * @return key to go on behind, or null when all entries have been visited
     */
    public @Nullable String rebookAll(String after, ReferenceBook book, BooleanSupplier more) {
        String[] last = {after};
        boolean done = store.scan(after, (key, entry) -> {
            if (!more.getAsBoolean()) {
                return false;
            }
            if (!Homes.isPointer(key)) {
                rebook(key, Group.read(entry), book);
            }
            last[0] = key;
            return true;
        });
        return done ? null : last[0];
    }
}
