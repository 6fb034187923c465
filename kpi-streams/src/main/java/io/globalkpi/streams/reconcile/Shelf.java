package io.globalkpi.streams.reconcile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where entries are kept: text keys, bytes. */
public interface Shelf {

    byte @Nullable [] get(String key);

    /** @param value null takes the entry away */
    void put(String key, byte @Nullable [] value);

    /** Keys from one to another, both inclusive, in order. */
    List<String> keys(String from, String to);
}
