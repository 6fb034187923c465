package io.globalkpi.streams.reconcile;

import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.ForeignState;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the sources tell of one site, feed and day: the authority's sums, and those of every other source. Not for two threads. */
public final class DaySums {

    private static final byte FORMAT = 1;

    /** Sums of one source. */
    private static final class Sums {

        private long entities;
        private long units;
        private long micros;
        private long matched;
        private long matchedOther;
        private final EnumMap<Cause, Long> causes = new EnumMap<>(Cause.class);

        void add(Part part, int sign) {
            entities += sign * part.entities();
            units += sign * part.units();
            micros += sign * part.micros();
            matched += sign * part.matched();
            matchedOther += sign * part.matchedOther();
            part.causes().forEach((cause, amount) -> {
                if (causes.merge(cause, sign * amount, Long::sum) == 0) {
                    causes.remove(cause);
                }
            });
        }

        boolean isNothing() {
            return entities == 0 && units == 0 && micros == 0 && matched == 0 && matchedOther == 0 && causes.isEmpty();
        }
    }

    private final TreeMap<String, Sums> sources = new TreeMap<>();

    /** @param sign 1 to add, -1 to take back */
    public void add(Part part, int sign) {
        Sums sums = sources.computeIfAbsent(part.other(), any -> new Sums());
        sums.add(part, sign);
        if (sums.isNothing()) {
            sources.remove(part.other());
        }
    }

    public boolean isEmpty() {
        return sources.isEmpty();
    }

    /** Sources besides the authority that tell of this day. */
    public Set<String> others() {
        Set<String> others = new TreeSet<>(sources.keySet());
        others.remove("");
        return others;
    }

    /** The authority against another source, which may have told nothing. */
    public Difference against(String other) {
        Sums first = Optional.ofNullable(sources.get("")).orElseGet(Sums::new);
        Sums second = Optional.ofNullable(sources.get(other)).orElseGet(Sums::new);
        EnumMap<Cause, Long> causes = new EnumMap<>(second.causes);
        long missing = first.micros - second.matched - (second.micros - second.matchedOther);
        if (missing != 0) {
            causes.put(Cause.MISSING, missing);
        }
        return new Difference(
                first.entities, second.entities, first.units, second.units, first.micros, second.micros, causes);
    }

    public byte @Nullable [] toBytes() {
        if (sources.isEmpty()) {
            return null;
        }
        ByteSink out = new ByteSink(128);
        out.int8(FORMAT);
        out.varint(sources.size());
        sources.forEach((source, sums) -> {
            out.text(source);
            out.varint(sums.entities);
            out.varint(sums.units);
            out.varint(sums.micros);
            out.varint(sums.matched);
            out.varint(sums.matchedOther);
            out.varint(sums.causes.size());
            sums.causes.forEach((cause, amount) -> {
                out.int8(cause.ordinal());
                out.varint(amount);
            });
        });
        return out.toBytes();
    }

    public static DaySums read(byte @Nullable [] bytes) {
        DaySums day = new DaySums();
        if (bytes == null) {
            return day;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        ForeignState.refuse("day of a reconciliation", in.get(), FORMAT);
        for (long left = ByteSink.readVarint(in); left > 0; left--) {
            Sums sums = new Sums();
            day.sources.put(ByteSink.readText(in), sums);
            sums.entities = ByteSink.readVarint(in);
            sums.units = ByteSink.readVarint(in);
            sums.micros = ByteSink.readVarint(in);
            sums.matched = ByteSink.readVarint(in);
            sums.matchedOther = ByteSink.readVarint(in);
            sums.causes.putAll(causes(in));
        }
        return day;
    }

    private static Map<Cause, Long> causes(ByteBuffer in) {
        EnumMap<Cause, Long> causes = new EnumMap<>(Cause.class);
        for (long left = ByteSink.readVarint(in); left > 0; left--) {
            causes.put(Cause.values()[in.get()], ByteSink.readVarint(in));
        }
        return causes;
    }
}
