package io.globalkpi.alert.shelf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A shelf that is a store. */
public record StoreShelf<V>(KeyValueStore<String, V> store) implements Shelf<V> {

    @Override
    public @Nullable V find(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, V value) {
        store.put(key, value);
    }

    @Override
    public void remove(String key) {
        store.delete(key);
    }

    @Override
    public List<V> startingWith(String prefix) {
        List<V> values = new ArrayList<>();
        try (KeyValueIterator<String, V> found =
                prefix.isEmpty() ? store.all() : store.prefixScan(prefix, new StringSerializer())) {
            found.forEachRemaining(entry -> values.add(entry.value));
        }
        return values;
    }

    @Override
    public void forEach(BiConsumer<String, V> reader) {
        try (KeyValueIterator<String, V> all = store.all()) {
            all.forEachRemaining(entry -> reader.accept(entry.key, entry.value));
        }
    }
}
