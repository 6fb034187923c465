package io.globalkpi.ingest.pull;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Sent;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Wire;
import java.time.Instant;

/**
 * The content of a raw record of a platform: the item with all that its normalizer was given besides, so that it can be
 * normalized again whatever has become of the job and the site.
 *
 * @param feed name of the feed whose normalizer reads it
 * @param shop whose it was
 * @param generatedAt when the answer or report it stood in was made (UTC)
 * @param item the wire record
 */
record RawItem(String feed, Shop shop, Instant generatedAt, JsonNode item) {

    static <W> String content(PlatformFeed<W> feed, Sent<W> sent) {
        return Wire.write(new Content<>(feed.name(), sent.shop(), sent.generatedAt(), sent.item()));
    }

    /** The same, before it is written. */
    private record Content<W>(String feed, Shop shop, Instant generatedAt, W item) {}

    /** The outcome of its normalizer, once more. */
    <W> Normalized normalized(PlatformFeed<W> from, String source, Instant observedAt) {
        W record = Wire.read(from.wire(), item);
        return from.normalizer().normalize(record, new Told(source, shop, generatedAt, observedAt));
    }
}
