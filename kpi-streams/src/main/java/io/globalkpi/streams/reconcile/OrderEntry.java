package io.globalkpi.streams.reconcile;

import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.ForeignState;
import io.globalkpi.streams.measure.ReferenceBook;
import io.globalkpi.streams.measure.SiteFacts;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all sources told of one order and what belongs to it, and what it adds to days now. The parts are kept, so that taking
 * back is exact whatever has changed since.
 */
public record OrderEntry(List<Fact> facts, List<Part> parts) {

    private static final byte FORMAT = 1;

    public static final OrderEntry EMPTY = new OrderEntry(List.of(), List.of());

    public OrderEntry {
        facts = List.copyOf(facts);
        parts = List.copyOf(parts);
    }

    /** With a telling; the same entry if that changes nothing. */
    public OrderEntry with(Fact told) {
        Optional<Fact> before = facts.stream().filter(told::isSameEntity).findFirst();
        if (before.isPresent() && !told.outranks(before.get())) {
            return this;
        }
        List<Fact> all = new ArrayList<>(facts);
        before.ifPresent(all::remove);
        all.add(told);
        return new OrderEntry(all, parts);
    }

    /** With the parts that follow from the facts and the reference data of now. */
    public OrderEntry settled(SiteFacts site, ReferenceBook book) {
        Money money = new Money(site.currency(), book);
        List<Part> now = new ArrayList<>();
        if (site.sources().speakOf(EventKind.ORDERS.id())) {
            now.addAll(new OrderParts(site, money, facts).parts());
        }
        if (site.sources().speakOf(EventKind.RETURNS.id())) {
            now.addAll(new RefundParts(site, money, facts).parts());
        }
        return new OrderEntry(facts, now);
    }

    public byte[] toBytes() {
        ByteSink out = new ByteSink(256);
        out.int8(FORMAT);
        out.varint(facts.size());
        facts.forEach(fact -> fact.write(out));
        out.varint(parts.size());
        parts.forEach(part -> part.write(out));
        return out.toBytes();
    }

    public static OrderEntry read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return EMPTY;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        ForeignState.refuse("reconciliation entry", in.get(), FORMAT);
        List<Fact> facts = new ArrayList<>();
        for (long left = ByteSink.readVarint(in); left > 0; left--) {
            facts.add(Fact.read(in));
        }
        List<Part> parts = new ArrayList<>();
        for (long left = ByteSink.readVarint(in); left > 0; left--) {
            parts.add(Part.read(in));
        }
        return new OrderEntry(facts, parts);
    }
}
