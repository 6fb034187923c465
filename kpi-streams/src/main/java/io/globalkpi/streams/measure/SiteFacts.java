package io.globalkpi.streams.measure;

import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.Authorities;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A site as contributions need it. Local days are counted in its zone.
 *
 * @param reconciledWith sources that the authorities are held against
 * @param reconciledAfter how long after an order both must have told it
 */
public record SiteFacts(
        String id,
        String name,
        String platform,
        String market,
        String currency,
        ZoneId zone,
        Authorities sources,
        Authorities reconciledWith,
        Duration reconciledAfter,
        boolean skuScope) {

    static SiteFacts of(Site row) {
        return new SiteFacts(
                row.getSite(),
                row.getName(),
                row.getPlatform(),
                row.getMarket(),
                row.getCurrency(),
                ZoneId.of(row.getZone()),
                Authorities.of(row.getSources()),
                Authorities.of(row.getReconciledWith()),
                Duration.ofDays(row.getReconciledAfterDays()),
                row.getSkuScope());
    }

    /** Days since 1970-01-01 of the local date of an instant. */
    public int dayOf(long millis) {
        return (int) LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone).toEpochDay();
    }

    /** Start of a local date, epoch milliseconds. */
    public long startOf(LocalDate date) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** Last millisecond of a local date, days since 1970-01-01. */
    public long endOf(int day) {
        return startOf(LocalDate.ofEpochDay(day + 1L)) - 1;
    }

    /** The source that counts for a kind of event on the local date of an instant; empty if any does. */
    public Optional<String> authority(String kind, Instant at) {
        return sources.on(kind, LocalDate.ofInstant(at, zone));
    }

    /** True when the site takes this kind of event, on the local date it happened, from another system than told it. */
    public boolean shadows(String kind, String source, Instant occurredAt) {
        return sources.speakOf(kind)
                && authority(kind, occurredAt)
                        .filter(authority -> !authority.equals(source))
                        .isPresent();
    }

    /** True for what counts and is held against another source on the local date it happened. */
    public boolean isReconciled(String kind, String source, Instant occurredAt) {
        return authority(kind, occurredAt).filter(source::equals).isPresent()
                && reconciledWith(kind, occurredAt)
                        .filter(other -> !other.equals(source))
                        .isPresent();
    }

    /** True for what the site's authority is held against on the local date it happened. */
    public boolean isHeldAgainst(String kind, String source, Instant occurredAt) {
        return shadows(kind, source, occurredAt)
                && reconciledWith(kind, occurredAt).filter(source::equals).isPresent();
    }

    private Optional<String> reconciledWith(String kind, Instant at) {
        return reconciledWith.on(kind, LocalDate.ofInstant(at, zone));
    }
}
