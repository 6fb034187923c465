package io.globalkpi.oracle;

import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * Takes tellings in any order, keeps of each entity the one that counts (measures.md, part 2), and says what they
 * contribute.
 *
 * <p>A site's contributions follow from the tellings of that site alone: whoever has much to tell may tell some sites,
 * ask, and begin anew with the others. Only the last word of every source is kept, as bytes.
 */
public final class Tellings {

    private final Reference reference;

    /** By site, entity and source. */
    private final Map<String, Map<String, Map<String, Told>>> bySite = new TreeMap<>();

    public Tellings(ReferenceData data) {
        TrustedRecords.trust();
        this.reference = new Reference(data);
    }

    /**
     * Of a site nobody declared it is as if never told.
     *
     * @param event of any kind, or a feed row
     */
    public void tell(SpecificRecord event) {
        if (site(event).isPresent()) {
            bySite.computeIfAbsent((String) Fields.of(event, "site"), any -> new HashMap<>())
                    .computeIfAbsent(identity(event), any -> new HashMap<>())
                    .computeIfAbsent(source(event), any -> new Told(event.getSchema()))
                    .take(event);
        }
    }

    /** Every contribution to every scope, site by site. */
    public void contributions(Consumer<Contribution> sink) {
        bySite.forEach((id, told) -> {
            Site site = reference.site(id).orElseThrow();
            contributions(
                    entities(site, told, event -> !shadowed(site, event)),
                    site.getReconciledWith().isEmpty()
                            ? List.of()
                            : entities(site, told, event -> shadowed(site, event) && heldAgainst(site, event)),
                    sink);
        });
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

    /** Of each entity the telling that counts among some, if it is not withdrawn. */
    private static List<Entity> entities(
            Site site, Map<String, Map<String, Told>> told, Predicate<SpecificRecord> some) {
        ZoneId zone = ZoneId.of(site.getZone());
        return told.values().stream()
                .map(sources -> entity(site, zone, sources.values(), some))
                .flatMap(Optional::stream)
                .filter(entity -> !withdrawn(entity.event()))
                .toList();
    }

    /** The last words of the sources compete; a source's earlier ones are nobody's. */
    private static Optional<Entity> entity(
            Site site, ZoneId zone, Collection<Told> sources, Predicate<SpecificRecord> some) {
        Told greatest = null;
        SpecificRecord counting = null;
        Instant firstObserved = Instant.MAX;
        for (Told told : sources) {
            SpecificRecord latest = told.latest();
            if (some.test(latest)) {
                counting = greatest == null || told.outranks(greatest) ? latest : counting;
                greatest = counting == latest ? told : greatest;
                firstObserved = told.firstObserved().isBefore(firstObserved) ? told.firstObserved() : firstObserved;
            }
        }
        return counting == null ? Optional.empty() : Optional.of(new Entity(site, zone, counting, firstObserved));
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

    private static boolean heldAgainst(Site site, SpecificRecord event) {
        return Sources.heldAgainst(site, event)
                .filter(Fields.of(event, "source")::equals)
                .isPresent();
    }

    private static String source(SpecificRecord event) {
        return event instanceof Feed ? "" : (String) Fields.of(event, "source");
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
