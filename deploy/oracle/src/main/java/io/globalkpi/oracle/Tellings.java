package io.globalkpi.oracle;

import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.EventKind;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
    private final Map<String, Map<String, Told>> bySite = new HashMap<>();
    private final Map<String, Map<String, Told>> against = new HashMap<>();

    public Tellings(ReferenceData data) {
        TrustedRecords.trust();
        this.reference = new Reference(data);
    }

    /**
     * Of a site nobody declared it is as if never told; shadowed, it counts in nothing, and may be what its site is reconciled with.
     *
     * @param event of any kind, or a feed row
     */
    public void tell(SpecificRecord event) {
        site(event).ifPresent(site -> {
            if (!shadowed(site, event)) {
                keep(bySite, event);
            } else if (Sources.heldAgainst(site, event)
                    .filter(Fields.of(event, "source")::equals)
                    .isPresent()) {
                keep(against, event);
            }
        });
    }

    private static void keep(Map<String, Map<String, Told>> tellings, SpecificRecord event) {
        tellings.computeIfAbsent((String) Fields.of(event, "site"), any -> new HashMap<>())
                .computeIfAbsent(identity(event), any -> new Told(event.getSchema()))
                .take(event);
    }

    /** Every contribution to every scope, site by site. */
    public void contributions(Consumer<Contribution> sink) {
        Set<String> sites = new TreeSet<>(bySite.keySet());
        sites.addAll(against.keySet());
        sites.forEach(site -> contributions(
                entities(site, bySite.getOrDefault(site, Map.of())),
                entities(site, against.getOrDefault(site, Map.of())),
                sink));
    }

    private void contributions(List<Entity> counted, List<Entity> others, Consumer<Contribution> sink) {
        Facts facts = new Facts(counted, reference);
        for (Entity entity : counted) {
            new Booking(reference, entity).contributions(facts.entries(entity)).forEach(sink);
        }
        new Reconciliations(counted, others, reference)
                .each((order, entries) ->
                        new Booking(reference, order).contributions(entries).forEach(sink));
    }

    /** Those that are not withdrawn. */
    private List<Entity> entities(String id, Map<String, Told> told) {
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
        return !(event instanceof Feed)
                && Sources.authority(site, event)
                        .filter(named -> !named.equals(Fields.of(event, "source")))
                        .isPresent();
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
