package io.globalkpi.streams.ledger;

import io.globalkpi.streams.measure.ByteSink;
import java.nio.ByteBuffer;

/**
 * The telling of one entity by one source that counts so far.
 *
 * @param firstObserved least observed-at of all tellings of the entity by this source, epoch milliseconds
 */
record Member(int kind, String entityId, String source, long revision, long firstObserved, byte[] bytes) {

    static Member of(Telling telling, long firstObserved) {
        return new Member(
                telling.kind(),
                telling.entityId(),
                telling.source(),
                telling.revision(),
                firstObserved,
                telling.bytes());
    }

    boolean isOf(Telling telling) {
        return kind == telling.kind() && entityId.equals(telling.entityId()) && source.equals(telling.source());
    }

    boolean isSameEntity(Member other) {
        return kind == other.kind && entityId.equals(other.entityId);
    }

    Member observedBy(long time) {
        return new Member(kind, entityId, source, revision, Math.min(firstObserved, time), bytes);
    }

    void write(ByteSink out) {
        out.int8(kind);
        out.text(entityId);
        out.text(source);
        out.varint(revision);
        out.varint(firstObserved);
        out.array(bytes);
    }

    static Member read(ByteBuffer in) {
        return new Member(
                in.get(),
                ByteSink.readText(in),
                ByteSink.readText(in),
                ByteSink.readVarint(in),
                ByteSink.readVarint(in),
                ByteSink.readArray(in));
    }
}
