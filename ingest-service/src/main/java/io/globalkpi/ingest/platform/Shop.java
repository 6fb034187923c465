package io.globalkpi.ingest.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A site as a room needs it.
 *
 * @param site its id, such as amazon-us/acme
 * @param currency ISO-4217 code of the site
 * @param zone the zone its days are counted in
 * @param market usually an ISO-3166 country code
 */
public record Shop(String site, String currency, ZoneId zone, String market) {

    /** The local date of an instant. */
    public LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** The first instant of a local date. */
    public Instant start(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }
}
