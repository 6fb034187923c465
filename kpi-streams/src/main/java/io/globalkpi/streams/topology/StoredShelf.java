package io.globalkpi.streams.topology;

import io.globalkpi.streams.reconcile.Shelf;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Entries of a reconciliation in a state store. */
final class StoredShelf implements Shelf {

    private final KeyValueStore<String, byte[]> store;

    StoredShelf(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    @Override
    public byte @Nullable [] get(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, byte @Nullable [] value) {
        if (value == null) {
            store.delete(key);
        } else {
            store.put(key, value);
        }
    }

    @Override
    public List<String> keys(String from, String to) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.range(from, to)) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }
}
