package io.globalkpi.alert.route;

import io.globalkpi.alert.shelf.Shelf;
import io.globalkpi.alert.silence.Discovery;
import io.globalkpi.schemas.alert.Breach;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands, here or in other partitions, and bears on other breaches. Kept in memory, read from the store once. */
final class Elsewhere {

    private final Shelf<Breach> store;
    private @Nullable Known known;

    private static final class Known {
        private final Map<String, Breach> wider = new TreeMap<>();
        private final Discovery discovery = new Discovery();

        void stands(Breach breach) {
            discovery.stands(breach);
            if (!breach.getExplains().isEmpty()) {
                wider.put(breach.getBreach(), breach);
            }
        }

        void ended(String breach) {
            discovery.ended(breach);
            wider.remove(breach);
        }
    }

    Elsewhere(Shelf<Breach> store) {
        this.store = store;
    }

    void heard(Breach breach) {
        if (breach.getEndedAt() == null) {
            known().stands(breach);
            store.put(breach.getBreach(), breach);
        } else {
            known().ended(breach.getBreach());
            store.remove(breach.getBreach());
        }
    }

    /** What explains breaches of narrower scopes. */
    Collection<Breach> wider() {
        return known().wider.values();
    }

    Discovery discovery() {
        return known().discovery;
    }

    private Known known() {
        if (known == null) {
            Known read = new Known();
            store.forEach((key, breach) -> read.stands(breach));
            known = read;
        }
        return known;
    }
}
