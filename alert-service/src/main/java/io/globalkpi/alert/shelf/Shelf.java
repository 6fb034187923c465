package io.globalkpi.alert.shelf;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Values by key: a store of the streams, or a map. */
public interface Shelf<V> {

    @Nullable
    V find(String key);

    void put(String key, V value);

    void remove(String key);

    /** In the order of their keys; a copy, so that the shelf may be changed while it is read. */
    List<V> startingWith(String prefix);

    void forEach(BiConsumer<String, V> reader);
}
