package io.globalkpi.ingest.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * When an event may have happened: not before its site opened, and not in the future of the moment it was observed.
 *
 * <p>The clock is not asked. Lateness and earliness hang on {@code observedAt} alone, so a replay of the same event comes
 * to the same verdict.
 */
final class TimeRules {

    /** Clocks of platforms run ahead and dates of zones run apart, but not by more than a day. */
    static final Duration AHEAD = Duration.ofHours(24);

    /** Promises lie in the future by nature; panes accept times up to 60 days ahead. */
    static final Duration PROMISED_AHEAD = Duration.ofDays(60);

    private static final Set<String> PROMISES = Set.of("promisedShipAt", "promisedDeliveryAt");

    /** Times something is booked at. The others only say how long something took. */
    private static final Set<String> BOOKED =
            Set.of("occurredAt", "promisedShipAt", "promisedDeliveryAt", "publishedAt");

    private TimeRules() {}

    static void judge(SpecificRecord event, SiteDirectory.KnownSite site, List<Fault> faults) {
        Instant observed = Gate.instant(event, "observedAt");
        for (Schema.Field field : event.getSchema().getFields()) {
            Object value = event.get(field.pos());
            if (value instanceof Instant at && !field.name().equals("observedAt")) {
                judge(field.name(), at, observed, site, faults);
            } else if (value instanceof LocalDate date) {
                judgeDate(field.name(), date, observed, site, faults);
            }
        }
    }

    private static void judge(
            String field, Instant at, Instant observed, SiteDirectory.KnownSite site, List<Fault> faults) {
        Duration ahead = PROMISES.contains(field) ? PROMISED_AHEAD : AHEAD;
        if (at.isAfter(observed.plus(ahead))) {
            faults.add(tooEarly(field, at, "at most " + ahead.toHours() + " hours after observedAt " + observed));
        } else if (BOOKED.contains(field) && at.isBefore(site.opening())) {
            faults.add(beforeOpening(field, at, site));
        }
    }

    /** Compared as dates: at the start of its opening day a site has no earlier instant to compare with. */
    private static void judgeDate(
            String field, LocalDate date, Instant observed, SiteDirectory.KnownSite site, List<Fault> faults) {
        LocalDate latest = observed.plus(AHEAD).atZone(site.zone()).toLocalDate();
        if (date.isAfter(latest)) {
            faults.add(tooEarly(field, date, "a date up to " + latest));
        } else if (date.isBefore(site.opening().atZone(site.zone()).toLocalDate())) {
            faults.add(beforeOpening(field, date, site));
        }
    }

    private static Fault tooEarly(String field, Object value, String expected) {
        return new Fault(
                Fault.TOO_EARLY,
                field,
                value.toString(),
                expected,
                "Check the clock, the zone and the date format of the source.");
    }

    private static Fault beforeOpening(String field, Object value, SiteDirectory.KnownSite site) {
        return new Fault(
                Fault.BEFORE_OPENING,
                field,
                value.toString(),
                site.opening().atZone(site.zone()).toLocalDate() + " or later in " + site.zone(),
                "If the site did business then, apply an earlier openedOn and replay the dead letters.");
    }
}
