package io.globalkpi.ingest.platform;

import java.time.Instant;

/**
 * What an item does not say of itself.
 *
 * @param source the platform's name: goes into the {@code source} of every event
 * @param shop whose it is
 * @param generatedAt when the answer or report it stood in was made (UTC): the revision of rows that have no update time of
 *     their own
 * @param observedAt when our side held it (UTC): the {@code observedAt} of every event
 */
public record Told(String source, Shop shop, Instant generatedAt, Instant observedAt) {

    /** Entity id of a thing of this shop: the site, a slash and the parts, joined by slashes. */
    public String entity(String... parts) {
        return shop.site() + "/" + String.join("/", parts);
    }
}
