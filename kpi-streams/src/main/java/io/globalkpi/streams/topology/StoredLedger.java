package io.globalkpi.streams.topology;

import io.globalkpi.streams.ledger.LedgerStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The ledger's entries in a state store: cached, so that an entry is logged once per commit. */
final class StoredLedger implements LedgerStore {

    /** Keys looked up together. */
    private static final int AT_ONCE = 500;

    private final KeyValueStore<String, byte[]> store;

    StoredLedger(KeyValueStore<String, byte[]> store) {
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

    /**
     * Visits entries as they are when their turn comes.
     *
     * <p>Keys are gathered first, because visits write: an iterator over a store with a cache misses, or shows as it was before, what
     * the cache has to give up for what is written meanwhile.
     */
    @Override
    public boolean scan(String after, BiPredicate<String, byte[]> each) {
        List<String> keys = keysBehind(after);
        while (!keys.isEmpty()) {
            for (String key : keys) {
                byte[] entry = store.get(key);
                if (entry != null && !each.test(key, entry)) {
                    return false;
                }
            }
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
