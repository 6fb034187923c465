package io.globalkpi.oracle;

import io.globalkpi.schemas.reference.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.avro.specific.SpecificRecord;

/**
 * The telling of an entity that counts.
 *
 * @param firstObserved least observed-at of all its tellings
 */
record Entity(Site site, SpecificRecord event, Instant firstObserved) {

    ZoneId zone() {
        return ZoneId.of(site.getZone());
    }

    LocalDate dateOf(Instant time) {
        return LocalDate.ofInstant(time, zone());
    }

    Instant startOf(LocalDate date) {
        return date.atStartOfDay(zone()).toInstant();
    }
}
