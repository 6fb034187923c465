package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.standin.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One system from end to end: what happens at its shops, a server that tells it as unkindly as the real one, and a bench that
 * pulls all its feeds.
 */
public interface Scene extends AutoCloseable {

    /** A few days of business, some of it before the bench begins and some while it pulls. */
    void business();

    Truth truth();

    PullBench bench();

    /** The sites it tells of. */
    List<Shop> shops();

    /** Whose telling counts, by kind of event, where the feeds of one site tell a thing twice. */
    default Map<String, String> sources() {
        return Map.of();
    }

    /** Reasons for which something of what it sends is refused, as it should be. */
    default Set<String> refusals() {
        return Set.of();
    }

    /** All that this system can put in the way. */
    List<Hardship> hardships();

    /**
     * Pulls until the end: through a restart in the middle of a feed, and through each hardship in turn, with a restart while it
     * lasts and after it.
     *
     * @throws AssertionError if a hardship is not met within two days
     */
    default void pullThroughEverything(Instant end) {
        bench().runIntoTheMiddle().restart().runFor(Duration.ofHours(3));
        for (Hardship hardship : hardships()) {
            pullInto(hardship);
            bench().restart().runFor(Duration.ofHours(1));
            hardship.end().run();
            bench().restart().runFor(Duration.ofHours(3));
        }
        bench().runUntil(end);
    }

    private void pullInto(Hardship hardship) {
        long before = hardship.met().getAsLong();
        hardship.begin().run();
        for (int hours = 0; hardship.met().getAsLong() == before; hours++) {
            if (hours > 48) {
                throw new AssertionError("not met within two days: " + hardship.name());
            }
            bench().runFor(Duration.ofHours(1));
        }
    }

    @Override
    void close();
}
