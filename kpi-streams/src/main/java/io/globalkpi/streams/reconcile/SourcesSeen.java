package io.globalkpi.streams.reconcile;

import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.ForeignState;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which sources tell of a feed of a site, since when, and up to when. A day before another source began is not held against
 * it. Not for two threads.
 */
public final class SourcesSeen {

    private static final byte FORMAT = 1;

    /** So that not every event is news. */
    private static final long GRAIN = Duration.ofHours(1).toMillis();

    /**
     * @param firstDay first local date it told of
     * @param lastAt business time up to which it told, to the hour
     */
    private record Seen(int firstDay, long lastAt) {}

    private final TreeMap<String, Seen> sources = new TreeMap<>();

    /**
     * Notes that a source told of a day.
     *
     * @param source empty for the authority
     * @return first day from which rows of this source are new; empty if none are
     */
    public OptionalInt see(String source, int day, long at) {
        long hour = Math.floorDiv(at, GRAIN) * GRAIN;
        Seen before = sources.get(source);
        sources.put(
                source,
                before == null
                        ? new Seen(day, hour)
                        : new Seen(Math.min(day, before.firstDay()), Math.max(hour, before.lastAt())));
        boolean earlier = !source.isEmpty() && (before == null || day < before.firstDay());
        return earlier ? OptionalInt.of(day) : OptionalInt.empty();
    }

    /** Sources besides the authority whose rows there are on a day. */
    public List<String> othersOn(int day) {
        return sources.entrySet().stream()
                .filter(one -> !one.getKey().isEmpty() && one.getValue().firstDay() <= day)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Business time up to which both the authority and that source are in. */
    public Instant asOf(String other) {
        long authority = sources.containsKey("") ? sources.get("").lastAt() : 0;
        long second = sources.containsKey(other) ? sources.get(other).lastAt() : 0;
        return Instant.ofEpochMilli(Math.min(authority, second));
    }

    public byte[] toBytes() {
        ByteSink out = new ByteSink(64);
        out.int8(FORMAT);
        out.varint(sources.size());
        sources.forEach((source, seen) -> {
            out.text(source);
            out.varint(seen.firstDay());
            out.varint(seen.lastAt());
        });
        return out.toBytes();
    }

    public static SourcesSeen read(byte @Nullable [] bytes) {
        SourcesSeen seen = new SourcesSeen();
        if (bytes == null) {
            return seen;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        ForeignState.refuse("what is known of sources", in.get(), FORMAT);
        for (long left = ByteSink.readVarint(in); left > 0; left--) {
            seen.sources.put(ByteSink.readText(in), new Seen((int) ByteSink.readVarint(in), ByteSink.readVarint(in)));
        }
        return seen;
    }
}
