package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.ByteSink;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** Zones of the sites that contributed to a scope. */
final class Zones {

    private final Map<String, ZoneId> byName = new TreeMap<>();

    /** True when no site of this zone contributed before. */
    boolean add(String zone) {
        if (byName.containsKey(zone)) {
            return false;
        }
        byName.put(zone, ZoneId.of(zone));
        return true;
    }

    /** The only one, or the first by name. */
    ZoneId first() {
        return byName.values().iterator().next();
    }

    boolean isOne() {
        return byName.size() == 1;
    }

    Frontier at(long time) {
        return Frontier.of(time, byName.values());
    }

    void write(ByteSink out) {
        out.varint(byName.size());
        byName.keySet().forEach(out::text);
    }

    void read(ByteBuffer in) {
        for (long left = ByteSink.readVarint(in); left > 0; left--) {
            add(ByteSink.readText(in));
        }
    }
}
