package io.globalkpi.ingest.publish;

import io.globalkpi.ingest.json.EventJson;
import io.globalkpi.ingest.letter.Sha256;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** Raw records of events that came as JSON, and how an event points at its own: by topic and hash of the content. */
public final class RawJson {

    private static final String PUSH = "push";

    private RawJson() {}

    /** Found by the entity id, which is its key, and this. */
    public static String reference(String source, String content) {
        return Topics.raw(source) + "/" + Sha256.hex(content);
    }

    /**
     * The raw form of a pushed event, which points at it from now on.
     *
     * <p>It is the record as it was understood: a field nobody declared is refused before, so there is nothing in it that
     * may not be kept.
     */
    public static RawRecord ofPushed(SpecificRecord event, Instant receivedAt) {
        String content = EventJson.write(event);
        event.put(event.getSchema().getField("rawRef").pos(), reference(PUSH, content));
        return RawRecord.newBuilder()
                .setEntityId(Gate.text(event, "entityId"))
                .setSite(Gate.text(event, "site"))
                .setSource(PUSH)
                .setContentType("application/json")
                .setContent(content)
                .setObservedAt(receivedAt)
                .build();
    }
}
