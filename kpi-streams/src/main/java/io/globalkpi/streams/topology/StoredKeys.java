package io.globalkpi.streams.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The keys of a store in their order, gathered some at a time, because whoever is shown one may write. */
final class StoredKeys {

    /** Gathered together. */
    private static final int AT_ONCE = 500;

    private final KeyValueStore<String, byte[]> store;

    StoredKeys(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** The next ones behind a key; those from the first on behind an empty one. */
    List<String> behind(String after) {
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

    /**
     * Visits keys whose entry is still there when their turn comes.
     *
     * @param each returns false to stop
     * @return true when the last has been visited
     */
    boolean visit(String after, Predicate<String> each) {
        List<String> keys = behind(after);
        while (!keys.isEmpty()) {
            for (String key : keys) {
                if (store.get(key) != null && !each.test(key)) {
                    return false;
                }
            }
            keys = behind(keys.get(keys.size() - 1));
        }
        return true;
    }
}
