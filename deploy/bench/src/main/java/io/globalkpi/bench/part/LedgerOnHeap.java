package io.globalkpi.bench.part;

import io.globalkpi.streams.ledger.LedgerStore;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Ledger entries in a map: what is left of a ledger's cost when its store costs nothing. */
final class LedgerOnHeap implements LedgerStore {

    private final Map<String, byte[]> entries = new HashMap<>();

    @Override
    public byte @Nullable [] get(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, byte @Nullable [] value) {
        entries.compute(key, (same, before) -> value);
    }

    @Override
    public boolean scan(String after, BiPredicate<String, byte[]> each) {
        throw new UnsupportedOperationException("no reference data changes here");
    }

    void clear() {
        entries.clear();
    }
}
