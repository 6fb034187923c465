package io.globalkpi.bench.simple;

import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.window.MinutesOfADay;
import io.globalkpi.streams.window.PaneChunk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The windows of all scopes of a task: everything up to a minute is in, so windows that end by then are told, every minute. */
public final class DayWindows {

    /** Windows end this long after the largest time seen, as with the peers. */
    public static final int LATENESS = 60;

    private final Map<String, MinutesOfADay> scopes = new HashMap<>();
    private final PeerResult format = new PeerResult();
    private final Told told;
    private int first = Integer.MAX_VALUE;
    private int next = Integer.MIN_VALUE;

    /** Takes a window's result. */
    public interface Told {
        void tell(String scope, byte[] result);
    }

    public DayWindows(Told told) {
        this.told = told;
    }

    public void add(String scope, int minute, MeasureVector amounts) {
        first = Math.min(first, minute);
        scopes.computeIfAbsent(scope, key -> new MinutesOfADay()).add(minute, amounts);
    }

    /** Tells every window that ends by a minute and has not been told. */
    public void advance(int whole) {
        if (next == Integer.MIN_VALUE) {
            next = Math.min(first, whole); // behind a shuffle much is in before the first mark
        }
        for (; next <= whole; next++) {
            int end = next;
            scopes.forEach((scope, minutes) -> {
                long[] sums = minutes.endingAt(end);
                if (sums[0] > 0) {
                    told.tell(scope, format.of(end, sums));
                }
            });
        }
    }

    /** Writes what changed since the last call, all at once. */
    public void drain(KeyValueStore<Bytes, byte[]> store) {
        List<KeyValue<Bytes, byte[]>> all = new ArrayList<>();
        scopes.forEach((scope, minutes) -> {
            byte[] name = scope.getBytes(StandardCharsets.UTF_8);
            minutes.drain(chunk -> all.add(KeyValue.pair(key(name, chunk.number()), value(chunk))));
        });
        store.putAll(all);
    }

    private static Bytes key(byte[] scope, int chunk) {
        ByteSink key = new ByteSink(scope.length + 4);
        key.raw(scope);
        key.int32(chunk);
        return Bytes.wrap(key.toBytes());
    }

    /** Null takes a chunk away, and unlike a deletion does not ask what was there. */
    private static byte @Nullable [] value(PaneChunk chunk) {
        if (chunk.isEmpty()) {
            return null;
        }
        ByteSink value = new ByteSink(512);
        chunk.write(value);
        return value.toBytes();
    }
}
