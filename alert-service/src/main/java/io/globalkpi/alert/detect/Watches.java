package io.globalkpi.alert.detect;

import io.globalkpi.alert.shelf.Shelf;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered, by post, rule and KPI; and which of it may change by the clock alone.
 *
 * <p>The second is kept in memory, read from the store once after a restart: it holds the few that are not well. Wards that
 * were looked at lately are too; all that changes is in the store at once.
 */
final class Watches {

    private static final int WARDS_AT_HAND = 20_000;

    private final Shelf<Ward> store;
    private final Clock clock;
    private final Map<Post, Ward> wards = new LinkedHashMap<>(16, 0.75F, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Post, Ward> eldest) {
            return size() > WARDS_AT_HAND;
        }
    };
    private @Nullable Map<WatchId, Instant> heard;

    Watches(Shelf<Ward> store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What is changed in it must be {@link #keep kept}. */
    Ward at(Post post) {
        heard();
        Ward ward = wards.get(post);
        if (ward == null) {
            Ward stored = store.find(post.stored());
            ward = stored == null ? new Ward() : stored;
            wards.put(post, ward);
        }
        return ward;
    }

    void keep(Post post, Ward ward) {
        store.put(post.stored(), ward);
    }

    Watch get(WatchId id) {
        return at(id.post()).get(id.subject());
    }

    void put(WatchId id, Watch watch) {
        Ward ward = at(id.post());
        ward.set(id.subject(), watch);
        hear(id, watch);
        keep(id.post(), ward);
    }

    /** A watch in a ward was changed, by what was heard just now. */
    void hear(WatchId id, Watch watch) {
        if (watch.isAwake()) {
            heard().put(id, clock.instant());
        } else {
            heard().remove(id);
        }
    }

    List<WatchId> awake() {
        return List.copyOf(heard().keySet());
    }

    boolean heardAfter(WatchId id, Instant instant) {
        return heard().getOrDefault(id, Instant.MIN).isAfter(instant);
    }

    private Map<WatchId, Instant> heard() {
        if (heard == null) {
            heard = new LinkedHashMap<>();
            Map<String, Watch> alone = new LinkedHashMap<>();
            store.forEach((name, ward) -> ward.watches().forEach((subject, kept) -> {
                if (subject.equals(WardSerde.ALONE)) {
                    alone.put(name, kept.get());
                } else if (kept.isAwake()) {
                    heard.put(new WatchId(Post.ofStored(name), subject), clock.instant());
                }
            }));
            alone.forEach(this::move);
        }
        return heard;
    }

    /** A release before this one stored each watch by itself. */
    private void move(String name, Watch watch) {
        store.remove(name);
        put(WatchId.ofAlone(name), watch);
    }
}
