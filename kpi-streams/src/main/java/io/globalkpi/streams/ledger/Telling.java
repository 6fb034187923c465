package io.globalkpi.streams.ledger;

import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * One telling of one entity, as it arrived.
 *
 * @param kind ordinal of the event kind, or {@link #FEED}
 * @param source system that told it; empty for feed rows
 * @param occurredAt business time, epoch milliseconds; for feed rows when they were written
 * @param observedAt when our side first held it, epoch milliseconds
 * @param bytes the record as it stood on the topic, schema id in front
 */
public record Telling(
        int kind,
        String entityId,
        String site,
        String source,
        long revision,
        long occurredAt,
        long observedAt,
        byte[] bytes,
        SpecificRecord record) {

    /** Feed rows are told and replaced like events. */
    public static final int FEED = EventKind.values().length;

    /** Positions of the fields that every event begins with. */
    private static final int ENTITY_ID = 0;

    private static final int REVISION = 1;
    static final int SITE = 2;
    private static final int SOURCE = 3;
    private static final int OCCURRED_AT = 4;
    static final int OBSERVED_AT = 5;
    static final int RAW_REF = 6;
    static final int WITHDRAWN = 7;

    public static Telling of(SpecificRecord record, byte[] bytes) {
        if (record instanceof Feed row) {
            String id = row.getSite() + "|" + row.getFeed() + "|" + row.getDate();
            long observed = row.getObservedAt().toEpochMilli();
            return new Telling(FEED, id, row.getSite(), "", row.getRevision(), observed, observed, bytes, record);
        }
        return new Telling(
                EventKind.ofRecord(record).ordinal(),
                (String) record.get(ENTITY_ID),
                (String) record.get(SITE),
                (String) record.get(SOURCE),
                (Long) record.get(REVISION),
                ((Instant) record.get(OCCURRED_AT)).toEpochMilli(),
                ((Instant) record.get(OBSERVED_AT)).toEpochMilli(),
                bytes,
                record);
    }

    /** When an event happened. */
    static Instant occurredAt(SpecificRecord event) {
        return (Instant) event.get(OCCURRED_AT);
    }

    /** Id of the event kind, as a site's sources name it. */
    static String kindId(int kind) {
        return kind == FEED ? "feed" : EventKind.values()[kind].id();
    }
}
