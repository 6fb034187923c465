package io.globalkpi.alert.shelf;

import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A shelf in memory, gone with whoever holds it. One thread. */
public record MapShelf<V>(TreeMap<String, V> values) implements Shelf<V> {

    public MapShelf() {
        this(new TreeMap<>());
    }

    @Override
    public @Nullable V find(String key) {
        return values.get(key);
    }

    @Override
    public void put(String key, V value) {
        values.put(key, value);
    }

    @Override
    public void remove(String key) {
        values.remove(key);
    }

    @Override
    public List<V> startingWith(String prefix) {
        return List.copyOf(values.subMap(prefix, prefix + Character.MAX_VALUE).values());
    }

    @Override
    public void forEach(BiConsumer<String, V> reader) {
        values.forEach(reader);
    }
}
