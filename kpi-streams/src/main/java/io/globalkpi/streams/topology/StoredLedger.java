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
 *
 * <p>Nothing else may write to the store: what it has is remembered here.
 */
final class StoredLedger implements LedgerStore {

    private final KeyValueStore<String, byte[]> store;
    private final StoredKeys keys;

    /** Stands for an entry that is to be taken away. */
    private static final byte[] GONE = {};

    private Map<String, byte[]> unwritten = new HashMap<>();

    /** What was written last: most of what is told again is told again soon. */
    private Map<String, byte[]> written = Map.of();

    /** Of the store, which is read through once for it. */
    private final KnownKeys known = new KnownKeys();

    StoredLedger(KeyValueStore<String, byte[]> store) {
        this.store = store;
        this.keys = new StoredKeys(store);
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            entries.forEachRemaining(entry -> known.add(entry.key));
        }
    }

    @Override
    public byte @Nullable [] get(String key) {
        byte[] entry = unwritten.get(key);
        entry = entry == null ? written.get(key) : entry;
        if (entry != null) {
            return entry == GONE ? null : entry;
        }
        return known.mayHave(key) ? store.get(key) : null;
    }

    @Override
    public void put(String key, byte @Nullable [] value) {
        unwritten.put(key, value == null ? GONE : value);
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
            all.add(KeyValue.pair(key, entry == GONE ? null : entry));
        });
        store.putAll(all);
        written = unwritten;
        unwritten = new HashMap<>();
    }

    /**
     * Visits entries as they are when their turn comes.
     *
     * <p>Keys are gathered first, because visits write.
     */
    @Override
    public boolean scan(String after, BiPredicate<String, byte[]> each) {
        write();
        List<String> next = keys.behind(after);
        while (!next.isEmpty()) {
            for (String key : next) {
                byte[] entry = get(key);
                if (entry != null && !each.test(key, entry)) {
                    return false;
                }
            }
            write();
            next = keys.behind(next.get(next.size() - 1));
        }
        return true;
    }

    boolean isEmpty() {
        return keys.behind("").isEmpty();
    }
}
