package io.globalkpi.alert.route;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values by key: a store of the streams, or a map in a test. */
interface Shelf<V> {

    @Nullable
    V find(String key);

    void put(String key, V value);

    void remove(String key);

    /** In the order of their keys; a copy, so that the shelf may be changed while it is read. */
    List<V> startingWith(String prefix);
}
