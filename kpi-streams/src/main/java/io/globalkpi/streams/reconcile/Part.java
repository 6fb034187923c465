package io.globalkpi.streams.reconcile;

import io.globalkpi.streams.measure.ByteSink;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one order adds to one day of one feed.
 *
 * @param feed orders or returns
 * @param day local date of the site, days since 1970-01-01
 * @param other the source compared; empty for what the authority tells, which counts against every other
 * @param micros in the site's currency
 * @param matched of the authority's money on this day what this other tells of too; of the other's the part it matches
 * @param matchedOther the other's money on this day that the authority tells of too
 * @param causes what explains the difference of the matched money
 */
record Part(
        String feed,
        int day,
        String other,
        long entities,
        long units,
        long micros,
        long matched,
        long matchedOther,
        Map<Cause, Long> causes) {

    Part {
        causes = Map.copyOf(causes);
    }

    /** What a source tells on a day. */
    static Part told(String feed, int day, String other, long entities, long units, long micros) {
        return new Part(feed, day, other, entities, units, micros, 0, 0, Map.of());
    }

    /** What two tell of the same on a day. */
    static Part matched(String feed, int day, String other, long matched, long matchedOther, Map<Cause, Long> causes) {
        return new Part(feed, day, other, 0, 0, 0, matched, matchedOther, causes);
    }

    void write(ByteSink out) {
        out.text(feed);
        out.varint(day);
        out.text(other);
        out.varint(entities);
        out.varint(units);
        out.varint(micros);
        out.varint(matched);
        out.varint(matchedOther);
        out.varint(causes.size());
        inOrder(causes).forEach((cause, amount) -> {
            out.int8(cause.ordinal());
            out.varint(amount);
        });
    }

    /** Bytes must not hang on how a map hashes. */
    private static EnumMap<Cause, Long> inOrder(Map<Cause, Long> causes) {
        EnumMap<Cause, Long> sorted = new EnumMap<>(Cause.class);
        sorted.putAll(causes);
        return sorted;
    }

    static Part read(ByteBuffer in) {
        String feed = ByteSink.readText(in);
        int day = (int) ByteSink.readVarint(in);
        String other = ByteSink.readText(in);
        long entities = ByteSink.readVarint(in);
        long units = ByteSink.readVarint(in);
        long micros = ByteSink.readVarint(in);
        long matched = ByteSink.readVarint(in);
        long matchedOther = ByteSink.readVarint(in);
        EnumMap<Cause, Long> causes = new EnumMap<>(Cause.class);
        for (long left = ByteSink.readVarint(in); left > 0; left--) {
            causes.put(Cause.values()[in.get()], ByteSink.readVarint(in));
        }
        return new Part(feed, day, other, entities, units, micros, matched, matchedOther, causes);
    }
}
