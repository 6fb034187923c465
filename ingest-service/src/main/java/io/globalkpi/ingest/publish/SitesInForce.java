package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.table.ReferenceData;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The directory of sites, made again only when the reference data is another. For one thread. */
final class SitesInForce {

    private @Nullable ReferenceData from;
    private @Nullable SiteDirectory sites;

    SiteDirectory of(Optional<ReferenceData> reference) {
        ReferenceData now = reference.orElseThrow(() -> new PublishException(
                "no reference data has been read yet; apply it (sites first) or wait until it is readable"));
        SiteDirectory known = sites;
        if (known == null || from != now) {
            known = SiteDirectory.of(now);
            sites = known;
            from = now;
        }
        return known;
    }
}
