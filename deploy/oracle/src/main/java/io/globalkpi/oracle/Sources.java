package io.globalkpi.oracle;

import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Which source a site names for an event of its kind, on the local date it happened (measures.md, part 2). */
final class Sources {

    private Sources() {}

    /** The source that counts; empty if any does. */
    static Optional<String> authority(Site site, SpecificRecord event) {
        return named(site.getSources(), site, event);
    }

    /** The source that the authority is held against. */
    static Optional<String> heldAgainst(Site site, SpecificRecord event) {
        return named(site.getReconciledWith(), site, event);
    }

    private static Optional<String> named(Map<String, String> sources, Site site, SpecificRecord event) {
        String kind = EventKind.ofRecord(event).id();
        LocalDate day = LocalDate.ofInstant((Instant) Fields.of(event, "occurredAt"), ZoneId.of(site.getZone()));
        String named = sources.get(kind);
        LocalDate since = LocalDate.MIN;
        for (Map.Entry<String, String> one : sources.entrySet()) {
            if (one.getKey().startsWith(kind + " from ")) {
                LocalDate from = LocalDate.parse(one.getKey().substring(kind.length() + 6));
                if (!from.isAfter(day) && from.isAfter(since)) {
                    named = one.getValue();
                    since = from;
                }
            }
        }
        return Optional.ofNullable(named);
    }
}
