package io.globalkpi.streams.ledger;

import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Where the ledger keeps its entries: text keys, bytes. */
public interface LedgerStore {

    byte @Nullable [] get(String key);

    /** @param value null takes the entry away */
    void put(String key, byte @Nullable [] value);

    /**
     * Visits entries in order of their keys.
     *
     * @param after begins behind this key; empty for the first
     * @param each returns false to stop
     * @return true when the last entry has been visited
     */
    boolean scan(String after, BiPredicate<String, byte[]> each);
}
