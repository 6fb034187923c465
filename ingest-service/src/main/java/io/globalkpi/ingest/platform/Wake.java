package io.globalkpi.ingest.platform;

import java.util.List;

/**
 * Something changed at a platform: the feed is asked now, not at its next time.
 *
 * @param feed name of the feed
 * @param ids what changed, by the platform's ids: pulled as a {@link Reach#NAMED} slice if the feed's plan can name; none:
 *     the feed's next slices are pulled now
 */
public record Wake(String feed, List<String> ids) {

    public Wake {
        ids = List.copyOf(ids);
    }

    public static Wake of(String feed, String... ids) {
        return new Wake(feed, List.of(ids));
    }
}
