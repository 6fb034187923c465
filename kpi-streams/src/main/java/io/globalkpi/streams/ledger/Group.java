package io.globalkpi.streams.ledger;

import io.globalkpi.streams.measure.Booking;
import io.globalkpi.streams.measure.BookingScopes;
import io.globalkpi.streams.measure.ByteSink;
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
 */
record Group(List<Member> members, @Nullable BookingScopes scopes, List<Booking> bookings) {

    private static final byte FORMAT = 1;

    static final Group EMPTY = new Group(List.of(), null, List.of());

    Optional<Member> member(Telling telling) {
        return members.stream().filter(member -> member.isOf(telling)).findFirst();
    }

    Group with(Member member) {
        List<Member> others = without(member);
        others.add(member);
        return new Group(others, scopes, bookings);
    }

    Group without(Telling telling) {
        return new Group(
                members.stream().filter(member -> !member.isOf(telling)).toList(), scopes, bookings);
    }

    private List<Member> without(Member gone) {
        List<Member> others = new ArrayList<>(members);
        others.removeIf(member -> member.isSameEntity(gone) && member.source().equals(gone.source()));
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
        return out.toBytes();
    }

    static Group read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return EMPTY;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte format = in.get();
        if (format != FORMAT) {
            throw new IllegalStateException("ledger entry has format " + format + ", this version reads " + FORMAT);
        }
        List<Member> members = new ArrayList<>();
        for (long left = ByteSink.readVarint(in); left > 0; left--) {
            members.add(Member.read(in));
        }
        BookingScopes scopes = in.get() == 1 ? BookingScopes.read(in) : null;
        return new Group(members, scopes, Booking.readAll(in));
    }
}
