package io.globalkpi.streams.ledger;

import io.globalkpi.schemas.reference.Remeasure;
import java.util.Set;

/**
 * Which entries are booked anew. One more than needed does no harm: booking anew with the same reference data changes nothing.
 *
 * @param from entries that book nothing at this time or later are left out, epoch milliseconds
 * @param sites of these sites; none means all
 */
public record Extent(long from, Set<String> sites) {

    public static final Extent ALL = new Extent(Long.MIN_VALUE, Set.of());

    public static Extent of(Remeasure asked) {
        return new Extent(asked.getFrom().toEpochMilli(), Set.copyOf(asked.getSites()));
    }

    /** True of what no entry can be reached by, not even one that waits. */
    public boolean isNothing() {
        return from == Long.MAX_VALUE;
    }

    /** What books nothing yet may have waited for what is asked for. */
    boolean reaches(Group group) {
        return isOfSites(group)
                && (group.bookings().isEmpty()
                        || group.bookings().stream().anyMatch(booking -> booking.time() >= from));
    }

    /** Entity ids begin with their site. */
    private boolean isOfSites(Group group) {
        return sites.isEmpty()
                || group.members().stream().anyMatch(member -> sites.stream().anyMatch(member.entityId()::startsWith));
    }
}
