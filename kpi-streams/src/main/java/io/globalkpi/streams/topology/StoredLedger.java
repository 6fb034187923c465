package io.globalkpi.streams.topology;

import io.globalkpi.streams.ledger.LedgerStore;
import java.util.function.BiPredicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The ledger's entries in a state store: cached, so that an entry is logged once per commit. */
final class StoredLedger implements LedgerStore {

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

    @Override
    public boolean scan(String after, BiPredicate<String, byte[]> each) {
        try (KeyValueIterator<String, byte[]> entries = after.isEmpty() ? store.all() : store.range(after, null)) {
            while (entries.hasNext()) {
                KeyValue<String, byte[]> entry = entries.next();
                if (!entry.key.equals(after) && !each.test(entry.key, entry.value)) {
                    return false;
                }
            }
            return true;
        }
    }
}
