package io.globalkpi.oracle;

import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Takes tellings in any order, keeps of each entity the one that counts (measures.md, part 2), and says what they
 * contribute.
 *
 * <p>A site's contributions follow from the tellings of that site alone: whoever has much to tell may tell some sites,
 * ask, and begin anew with the others. Only the tellings that count are kept, as bytes.
 */
public final class Tellings {

    private final Reference reference;
    private final Map<String, Map<String, Told>> bySite = new TreeMap<>();

    public Tellings(ReferenceData data) {
        TrustedRecords.trust();
        this.reference = new Reference(data);
    }

    /** @param event of any kind, or a feed row; of a site nobody declared, or shadowed, it is as if never told */
    public void tell(SpecificRecord event) {
        if (site(event).filter(site -> !shadowed(site, event)).isPresent()) {
            bySite.computeIfAbsent((String) Fields.of(event, "site"), any -> new HashMap<>())
                    .computeIfAbsent(identity(event), any -> new Told(event.getSchema()))
                    .take(event);
        }
    }

    /** Every contribution to every scope, site by site. */
    public void contributions(Consumer<Contribution> sink) {
        bySite.forEach((site, told) -> contributions(counted(site, told), sink));
    }

    private void contributions(List<Entity> entities, Consumer<Contribution> sink) {
        Facts facts = new Facts(entities, reference);
        for (Entity entity : entities) {
            new Booking(reference, entity).contributions(facts.entries(entity)).forEach(sink);
        }
    }

    /** The entities that contribute; those withdrawn are not among them. */
    private List<Entity> counted(String id, Map<String, Told> told) {
        Site site = reference.site(id).orElseThrow();
        ZoneId zone = ZoneId.of(site.getZone());
        return told.values().stream()
                .map(entity -> new Entity(site, zone, entity.latest(), entity.firstObserved()))
                .filter(entity -> !withdrawn(entity.event()))
                .toList();
    }

    private Optional<Site> site(SpecificRecord event) {
        return reference.site((String) Fields.of(event, "site"));
    }

    private static boolean shadowed(Site site, SpecificRecord event) {
        if (event instanceof Feed) {
            return false;
        }
        String kind = EventKind.ofRecord(event).id();
        LocalDate day = LocalDate.ofInstant((Instant) Fields.of(event, "occurredAt"), ZoneId.of(site.getZone()));
        String named = site.getSources().get(kind);
        LocalDate since = LocalDate.MIN;
        for (Map.Entry<String, String> one : site.getSources().entrySet()) {
            if (one.getKey().startsWith(kind + " from ")) {
                LocalDate from = LocalDate.parse(one.getKey().substring(kind.length() + 6));
                if (!from.isAfter(day) && from.isAfter(since)) {
                    named = one.getValue();
                    since = from;
                }
            }
        }
        return named != null && !named.equals(Fields.of(event, "source"));
    }

    private static boolean withdrawn(SpecificRecord event) {
        return !(event instanceof Feed) && (Boolean) Fields.of(event, "withdrawn");
    }

    private static String identity(SpecificRecord event) {
        if (event instanceof Feed feed) {
            return "feed|" + feed.getSite() + "|" + feed.getFeed() + "|" + feed.getDate();
        }
        return EventKind.ofRecord(event).id() + "|" + Fields.of(event, "entityId");
    }
}
