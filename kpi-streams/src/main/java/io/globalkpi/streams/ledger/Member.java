package io.globalkpi.streams.ledger;

import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.Told;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The telling of one entity by one source that counts so far. Its record is decoded at most once. */
final class Member {

    private final int kind;
    private final String entityId;
    private final String source;
    private final long revision;
    private final long firstObserved;
    private final byte[] bytes;
    private @Nullable SpecificRecord record;

    private Member(Member other, long firstObserved) {
        this(other.kind, other.entityId, other.source, other.revision, firstObserved, other.bytes, other.record);
    }

    private Member(
            int kind,
            String entityId,
            String source,
            long revision,
            long firstObserved,
            byte[] bytes,
            @Nullable SpecificRecord record) {
        this.kind = kind;
        this.entityId = entityId;
        this.source = source;
        this.revision = revision;
        this.firstObserved = firstObserved;
        this.bytes = bytes;
        this.record = record;
    }

    static Member of(Telling telling, long firstObserved) {
        return new Member(
                telling.kind(),
                telling.entityId(),
                telling.source(),
                telling.revision(),
                firstObserved,
                telling.bytes(),
                telling.record());
    }

    int kind() {
        return kind;
    }

    String entityId() {
        return entityId;
    }

    String source() {
        return source;
    }

    long revision() {
        return revision;
    }

    /** Least observed-at of all tellings of the entity by this source, epoch milliseconds. */
    long firstObserved() {
        return firstObserved;
    }

    byte[] bytes() {
        return bytes;
    }

    SpecificRecord record(RecordReader reader) {
        if (record == null) {
            record = reader.read(kind, bytes);
        }
        return record;
    }

    /** As what counts of its entity. */
    Told told(RecordReader reader) {
        return new Told(record(reader), firstObserved);
    }

    String site(RecordReader reader) {
        return record(reader) instanceof Feed row
                ? row.getSite()
                : (String) record(reader).get(Telling.SITE);
    }

    /** When an event happened; feed rows do not happen. */
    Instant occurredAt(RecordReader reader) {
        return Telling.occurredAt(record(reader));
    }

    boolean isWithdrawn(RecordReader reader) {
        return kind != Telling.FEED && (Boolean) record(reader).get(Telling.WITHDRAWN);
    }

    boolean isOf(Telling telling) {
        return kind == telling.kind() && entityId.equals(telling.entityId()) && source.equals(telling.source());
    }

    boolean isSameEntity(Member other) {
        return kind == other.kind && entityId.equals(other.entityId);
    }

    Member observedBy(long time) {
        return time >= firstObserved ? this : new Member(this, time);
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
                ByteSink.readArray(in),
                null);
    }
}
