package io.globalkpi.streams.reconcile;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Entries in a map. */
final class MapShelf implements Shelf {

    final TreeMap<String, byte[]> entries = new TreeMap<>();

    @Override
    public byte @Nullable [] get(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, byte @Nullable [] value) {
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    @Override
    public List<String> keys(String from, String to) {
        return List.copyOf(entries.subMap(from, true, to, true).keySet());
    }
}
