package io.globalkpi.ingest.reference;

import io.globalkpi.schemas.reference.OwnedKind;
import io.globalkpi.schemas.reference.Ownership;
import io.globalkpi.schemas.reference.Site;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * Whether at every time at most one row says who answers for an object, and where none does.
 *
 * <p>A row without an end holds until the next one of its object begins; a row with an end must not reach into the next.
 */
final class OwnershipChecks {

    private final Map<String, SpecificRecord> sites;
    private final Map<String, List<Ownership>> byObject;
    private final Map<String, Entry> entries = new HashMap<>();

    OwnershipChecks(Draft draft, InForce inForce) {
        this.sites = draft.merged(ReferenceKind.SITES, inForce);
        this.byObject = draft.merged(ReferenceKind.OWNERSHIP, inForce).values().stream()
                .map(Ownership.class::cast)
                .sorted(Comparator.comparing(Ownership::getFrom))
                .collect(Collectors.groupingBy(OwnershipChecks::object, TreeMap::new, Collectors.toList()));
        draft.rows(ReferenceKind.OWNERSHIP).forEach(row -> entries.put(row.key(), row.entry()));
    }

    private static String object(Ownership row) {
        return row.getSite() + "|" + row.getKind() + "|" + row.getObject();
    }

    void overlaps() {
        for (List<Ownership> rows : byObject.values()) {
            for (int i = 1; i < rows.size(); i++) {
                overlap(rows.get(i - 1), rows.get(i));
            }
        }
    }

    private void overlap(Ownership earlier, Ownership later) {
        Instant until = earlier.getUntil();
        if (until == null || !until.isAfter(later.getFrom())) {
            return;
        }
        Entry laterEntry = entries.get(ReferenceKind.OWNERSHIP.keyOf(later));
        Entry earlierEntry = entries.get(ReferenceKind.OWNERSHIP.keyOf(earlier));
        if (laterEntry != null) {
            String which = earlierEntry == null ? "the row in force" : "line " + earlierEntry.line();
            laterEntry.problem("from", "overlaps " + which, later.getFrom(), until + " or later");
        } else if (earlierEntry != null) {
            earlierEntry.problem("until", "overlaps the row in force", until, later.getFrom() + " or earlier");
        }
    }

    /** Times of business of a site that nobody answers for; its numbers then belong to the owner {@code unassigned}. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        for (SpecificRecord row : sites.values()) {
            Site site = (Site) row;
            Company.zoneOf(site.getZone()).ifPresent(zone -> gaps(site, zone, gaps));
        }
        return gaps;
    }

    private void gaps(Site site, ZoneId zone, List<String> gaps) {
        Instant covered = site.getOpenedOn().atStartOfDay(zone).toInstant();
        Instant end = site.getClosedOn() == null
                ? Instant.MAX
                : site.getClosedOn().plusDays(1).atStartOfDay(zone).toInstant();
        List<Ownership> rows = byObject.getOrDefault(site.getSite() + "|" + OwnedKind.SITE + "|", List.of());
        for (Ownership row : rows) {
            if (row.getFrom().isAfter(covered) && covered.isBefore(end)) {
                gaps.add(gap(site, covered, row.getFrom()));
            }
            Instant until = row.getUntil() == null ? Instant.MAX : row.getUntil();
            covered = until.isAfter(covered) ? until : covered;
        }
        if (covered.isBefore(end)) {
            gaps.add(gap(site, covered, end));
        }
    }

    private static String gap(Site site, Instant from, Instant until) {
        return "unassigned: " + site.getSite() + " from " + from
                + (until.equals(Instant.MAX) ? " on" : " until " + until);
    }
}
