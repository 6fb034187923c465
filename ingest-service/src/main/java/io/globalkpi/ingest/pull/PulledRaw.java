package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Wire;
import io.globalkpi.ingest.publish.RawJson;
import io.globalkpi.schemas.ingest.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Makes the event of an item once more that a raw record of a platform keeps. */
public final class PulledRaw {

    private static final String KEY = "#";

    private final Platform platform;

    public PulledRaw(Platform platform) {
        this.platform = platform;
    }

    /** How an event points at its raw record: by topic and hash, and by the record's key where that is not the event's. */
    static String reference(String reference, String rawKey, String entityId) {
        return rawKey.equals(entityId) ? reference : reference + KEY + rawKey;
    }

    /** The key of the raw record that an event points at. */
    public static String key(String rawRef, String entityId) {
        int at = rawRef.indexOf(KEY);
        return rawRef.startsWith("raw.") && at >= 0 ? rawRef.substring(at + 1) : entityId;
    }

    /** Whether that is where an event points. */
    public static boolean isOf(String rawRef, RawRecord raw) {
        return rawRef.split(KEY, 2)[0].equals(RawJson.reference(raw.getSource(), raw.getContent()));
    }

    /**
     * The event of that id, pointing at nothing yet.
     *
     * @throws IllegalArgumentException if the item makes no such event any more
     */
    public SpecificRecord event(RawRecord raw, String entityId, Instant observedAt) {
        try {
            RawItem item = Wire.read(RawItem.class, raw.getContent().getBytes(StandardCharsets.UTF_8));
            PlatformFeed<?> feed = platform.feeds().stream()
                    .filter(one -> one.name().equals(item.feed()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            platform.name() + " has no feed " + item.feed() + " any more"));
            List<SpecificRecord> events = item.normalized(feed, platform.source(feed.name()), observedAt)
                    .events();
            return events.stream()
                    .filter(event -> entityId.equals(
                            event.get(event.getSchema().getField("entityId").pos())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the item makes no event " + entityId + " now"));
        } catch (CallException | BadItemException e) {
            throw new IllegalArgumentException("no event can be made of it now: " + e.getMessage(), e);
        }
    }
}
