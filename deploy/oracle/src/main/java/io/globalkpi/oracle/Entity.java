package io.globalkpi.oracle;

import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.avro.specific.SpecificRecord;

/**
 * The telling of an entity that counts.
 *
 * @param zone of the site
 * @param firstObserved least observed-at of all its tellings
 */
public record Entity(Site site, ZoneId zone, SpecificRecord event, Instant firstObserved) {

    /** Kind and entity id, or what a feed row is about. */
    public String id() {
        return event instanceof Feed feed
                ? "feed " + feed.getSite() + "|" + feed.getFeed() + "|" + feed.getDate()
                : EventKind.ofRecord(event).id() + " " + Fields.of(event, "entityId");
    }

    public long revision() {
        return (Long) Fields.of(event, "revision");
    }

    /** Where what the source sent is to be found; empty for feed rows, which nobody sends. */
    public String rawRef() {
        return event instanceof Feed ? "" : (String) Fields.of(event, "rawRef");
    }

    LocalDate dateOf(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    Instant startOf(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }
}
