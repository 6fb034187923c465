package io.globalkpi.streams.ledger;

import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The entries of a ledger in a map, and how often one was written. */
final class EntriesOnHeap implements LedgerStore {

    private final TreeMap<String, byte[]> entries = new TreeMap<>();
    private int writes;

    @Override
    public byte @Nullable [] get(String key) {
        return entries.get(key);
    }

    @Override
    public void put(String key, byte @Nullable [] value) {
        writes++;
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    @Override
    public boolean scan(String after, BiPredicate<String, byte[]> each) {
        return new TreeMap<>(entries)
                .tailMap(after, false).entrySet().stream()
                        .allMatch(entry -> each.test(entry.getKey(), entry.getValue()));
    }

    int size() {
        return entries.size();
    }

    int writes() {
        return writes;
    }
}
