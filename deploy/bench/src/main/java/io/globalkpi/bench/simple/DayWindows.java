package io.globalkpi.bench.simple;

import io.globalkpi.streams.measure.ByteSink;
import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.window.MinutesOfADay;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

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

    /** Writes what changed since the last call. */
    public void drain(KeyValueStore<Bytes, byte[]> store) {
        scopes.forEach((scope, minutes) -> minutes.drain(chunk -> {
            ByteSink key = new ByteSink(24);
            key.raw(scope.getBytes(StandardCharsets.UTF_8));
            key.int32(chunk.number());
            if (chunk.isEmpty()) {
                store.delete(Bytes.wrap(key.toBytes()));
            } else {
                ByteSink value = new ByteSink(512);
                chunk.write(value);
                store.put(Bytes.wrap(key.toBytes()), value.toBytes());
            }
        }));
    }
}
