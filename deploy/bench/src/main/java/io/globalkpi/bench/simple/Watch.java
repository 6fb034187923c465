package io.globalkpi.bench.simple;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Notes when the first event was decoded and when the last result was encoded, as the peers do. */
final class Watch {

    private volatile long first;
    private volatile long last;

    Deserializer<PeerEvent> events() {
        PeerEvent.Reader reader = new PeerEvent.Reader();
        return (topic, bytes) -> {
            if (first == 0) {
                first = System.nanoTime();
            }
            return reader.deserialize(topic, bytes);
        };
    }

    Serializer<byte[]> results() {
        return (topic, bytes) -> {
            last = System.nanoTime();
            return bytes;
        };
    }

    /** True when there have been results, and none for so long. */
    boolean hasBeenQuiet(long nanos) {
        return last != 0 && System.nanoTime() - last > nanos;
    }

    double seconds() {
        return (last - first) / 1e9;
    }
}
