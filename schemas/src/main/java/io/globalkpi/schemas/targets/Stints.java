package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.reference.OwnerShare;
import io.globalkpi.schemas.reference.Ownership;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who answers for one whole site when.
 *
 * <p>Nearly every date lies in one stint whole, and is told by comparing dates alone: a tree asks for millions.
 */
final class Stints {

    private static final double WHOLE = 10_000;

    /**
     * One row as long as it is in force.
     *
     * @param until exclusive
     * @param firstWhole first date that it holds whole
     * @param end date after the last that it holds whole
     */
    private record Stint(List<OwnerShare> shares, Instant from, Instant until, LocalDate firstWhole, LocalDate end) {}

    private final ZoneId zone;
    private final List<Stint> stints = new ArrayList<>();

    /** @param rows of the site, in any order; each holds until its end, or until the next one takes over */
    Stints(ZoneId zone, List<Ownership> rows) {
        this.zone = zone;
        List<Ownership> sorted =
                rows.stream().sorted(Comparator.comparing(Ownership::getFrom)).toList();
        for (int i = 0; i < sorted.size(); i++) {
            Ownership row = sorted.get(i);
            Instant next = i + 1 < sorted.size() ? sorted.get(i + 1).getFrom() : Instant.MAX;
            Instant until = row.getUntil() == null || next.isBefore(row.getUntil()) ? next : row.getUntil();
            stints.add(stint(row, until));
        }
    }

    private Stint stint(Ownership row, Instant until) {
        ZonedDateTime from = row.getFrom().atZone(zone);
        LocalDate date = from.toLocalDate();
        LocalDate firstWhole = from.toLocalTime().equals(LocalTime.MIDNIGHT) ? date : date.plusDays(1);
        LocalDate end = until.equals(Instant.MAX) ? LocalDate.MAX : LocalDate.ofInstant(until, zone);
        return new Stint(row.getShares(), row.getFrom(), until, firstWhole, end);
    }

    /** The part of a date that an owner answers for, 0 to 1: a site handed over at noon is half the one's, half the other's. */
    double share(String owner, LocalDate date) {
        for (Stint stint : stints) {
            if (!date.isBefore(stint.firstWhole()) && date.isBefore(stint.end())) {
                return share(owner, stint);
            }
        }
        return shareOfBrokenDate(owner, date);
    }

    private double shareOfBrokenDate(String owner, LocalDate date) {
        Instant from = date.atStartOfDay(zone).toInstant();
        Instant to = date.plusDays(1).atStartOfDay(zone).toInstant();
        double day = Duration.between(from, to).toMillis();
        double assigned = 0;
        double own = 0;
        for (Stint stint : stints) {
            double part = overlap(stint, from, to) / day;
            assigned += part;
            own += part * share(owner, stint);
        }
        return owner.equals(Territory.UNASSIGNED) ? own + Math.max(0, 1 - assigned) : own;
    }

    /** Milliseconds of [from, to) that a stint takes. */
    private static double overlap(Stint stint, Instant from, Instant to) {
        Instant first = stint.from().isAfter(from) ? stint.from() : from;
        Instant last = stint.until().isBefore(to) ? stint.until() : to;
        return first.isBefore(last) ? Duration.between(first, last).toMillis() : 0;
    }

    private static double share(String owner, Stint stint) {
        int share = 0;
        for (OwnerShare one : stint.shares()) {
            share += one.getOwner().equals(owner) ? one.getShare() : 0;
        }
        return share / WHOLE;
    }
}
