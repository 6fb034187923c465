package io.globalkpi.ingest.files.mapping;

import java.util.BitSet;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A record being filled, which knows what was filled: a number nobody wrote reads as zero and would be believed. */
final class Draft {

    private final SpecificRecord record;
    private final BitSet filled = new BitSet();

    Draft(SpecificRecord record) {
        this.record = record;
    }

    void put(int position, Object value) {
        record.put(position, value);
        filled.set(position);
    }

    /** Fills a field if the record has one of the name. */
    void put(String field, @Nullable Object value) {
        Schema.Field target = record.getSchema().getField(field);
        if (target != null && value != null) {
            put(target.pos(), value);
        }
    }

    void putIfAbsent(String field, @Nullable Object value) {
        Schema.Field target = record.getSchema().getField(field);
        if (target != null && value != null && !filled.get(target.pos())) {
            put(target.pos(), value);
        }
    }

    @Nullable
    Object value(String field) {
        Schema.Field source = record.getSchema().getField(field);
        return source == null ? null : record.get(source.pos());
    }

    SpecificRecord whole(List<Slot> required) throws BadRowException {
        for (Slot slot : required) {
            if (!filled.get(slot.position())) {
                throw BadRowException.missing(slot.name());
            }
        }
        return record;
    }
}
