package io.globalkpi.streams.ledger;

import io.globalkpi.streams.measure.Booking;
import io.globalkpi.streams.measure.BookingScopes;
import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.ForeignState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Entities that are booked together, and what is booked for them now.
 *
 * <p>The bookings themselves are kept, so that taking back is exact whatever has changed since: reference data, rules, versions.
 *
 * @param scopes scopes the bookings went to; null while nothing is booked
 * @param bookedIn entry of the order that the entity is booked with; null when it is booked here
 */
record Group(
        List<Member> members,
        @Nullable BookingScopes scopes,
        List<Booking> bookings,
        @Nullable String bookedIn) {

    private static final byte FORMAT = 2;

    static final Group EMPTY = new Group(List.of(), null, List.of(), null);

    Optional<Member> member(Telling telling) {
        for (Member member : members) {
            if (member.isOf(telling)) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    /** Replaces what the same source told before. */
    Group with(Member member) {
        List<Member> all = others(member, true);
        all.add(member);
        return new Group(all, scopes, bookings, bookedIn);
    }

    /** Replaces what any source told before: in an order's entry only the telling that counts stands. */
    Group withOnly(Member member) {
        List<Member> all = others(member, false);
        all.add(member);
        return new Group(all, scopes, bookings, bookedIn);
    }

    Group without(Member member) {
        return new Group(others(member, false), scopes, bookings, bookedIn);
    }

    Group bookedIn(@Nullable String entry) {
        return new Group(members, scopes, bookings, entry);
    }

    private List<Member> others(Member member, boolean otherSources) {
        List<Member> others = new ArrayList<>(members.size() + 1);
        for (Member other : members) {
            if (!other.isSameEntity(member) || otherSources && !other.source().equals(member.source())) {
                others.add(other);
            }
        }
        return others;
    }

    byte[] toBytes() {
        ByteSink out = new ByteSink(512);
        out.int8(FORMAT);
        out.varint(members.size());
        members.forEach(member -> member.write(out));
        out.int8(scopes == null ? 0 : 1);
        if (scopes != null) {
            scopes.write(out);
        }
        Booking.writeAll(bookings, out);
        out.text(bookedIn == null ? "" : bookedIn);
        return out.toBytes();
    }

    static Group read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return EMPTY;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        ForeignState.refuse("ledger entry", in.get(), FORMAT);
        List<Member> members = new ArrayList<>();
        for (long left = ByteSink.readVarint(in); left > 0; left--) {
            members.add(Member.read(in));
        }
        BookingScopes scopes = in.get() == 1 ? BookingScopes.read(in) : null;
        List<Booking> bookings = Booking.readAll(in);
        String bookedIn = ByteSink.readText(in);
        return new Group(members, scopes, bookings, bookedIn.isEmpty() ? null : bookedIn);
    }
}
