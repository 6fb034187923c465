package io.globalkpi.streams.topology;

import io.globalkpi.streams.ledger.LedgerStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's entries in a state store without a cache: what changed is held back until the commit and written then, all at once,
 * so that an entry is logged once per commit, however often it changed.
 */
final class StoredLedger implements LedgerStore {

    /** Keys looked up together. */
    private static final int AT_ONCE = 500;

    private final KeyValueStore<String, byte[]> store;

    /** Null values are entries to be taken away. */
    private final Map<String, byte[]> unwritten = new HashMap<>();

    /** Of the store, which is read through once for it. */
    private final KnownKeys known = new KnownKeys();

    StoredLedger(KeyValueStore<String, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            entries.forEachRemaining(entry -> known.add(entry.key));
        }
    }

    @Override
    public byte @Nullable [] get(String key) {
        byte[] entry = unwritten.get(key);
        if (entry != null || unwritten.containsKey(key)) {
            return entry;
        }
        return known.mayHave(key) ? store.get(key) : null;
    }

    @Override
    public void put(String key, byte @Nullable [] value) {
        unwritten.put(key, value);
    }

    /** How many entries wait to be written. */
    int unwritten() {
        return unwritten.size();
    }

    /** Writes what changed since the last call. */
    void write() {
        if (unwritten.isEmpty()) {
            return;
        }
        List<KeyValue<String, byte[]>> all = new ArrayList<>(unwritten.size());
        unwritten.forEach((key, entry) -> {
            known.add(key);
            all.add(KeyValue.pair(key, entry));
        });
        store.putAll(all);
        unwritten.clear();
    }

    /**
     * Visits entries as they are when their turn comes.
     *
     * <p>Keys are gathered first, because visits write.
     */
    @Override
    public boolean scan(String after, BiPredicate<String, byte[]> each) {
        write();
        List<String> keys = keysBehind(after);
        while (!keys.isEmpty()) {
            for (String key : keys) {
                byte[] entry = get(key);
                if (entry != null && !each.test(key, entry)) {
                    return false;
                }
            }
            write();
            keys = keysBehind(keys.get(keys.size() - 1));
        }
        return true;
    }

    boolean isEmpty() {
        return keysBehind("").isEmpty();
    }

    private List<String> keysBehind(String after) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = after.isEmpty() ? store.all() : store.range(after, null)) {
            while (entries.hasNext() && keys.size() < AT_ONCE) {
                String key = entries.next().key;
                if (!key.equals(after)) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }
}
