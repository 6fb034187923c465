package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sites events may come from, as of one manifest. */
public final class SiteDirectory {

    /**
     * One known site.
     *
     * @param zone the zone its days are counted in
     * @param opening its first instant of business; nothing older may enter
     */
    record KnownSite(ZoneId zone, Instant opening) {}

    private final Map<String, KnownSite> sites;

    private SiteDirectory(Map<String, KnownSite> sites) {
        this.sites = Map.copyOf(sites);
    }

    public static SiteDirectory of(ReferenceData reference) {
        return of(reference.rows(Topics.SITES, Site.class));
    }

    /** A row whose zone this machine does not know is left out: its site is then unknown rather than misplaced. */
    public static SiteDirectory of(Iterable<Site> rows) {
        Map<String, KnownSite> sites = new HashMap<>();
        for (Site row : rows) {
            known(row).ifPresent(site -> sites.put(row.getSite(), site));
        }
        return new SiteDirectory(sites);
    }

    private static Optional<KnownSite> known(Site row) {
        try {
            ZoneId zone = ZoneId.of(row.getZone());
            return Optional.of(
                    new KnownSite(zone, row.getOpenedOn().atStartOfDay(zone).toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Optional<KnownSite> find(String site) {
        return Optional.ofNullable(sites.get(site));
    }

    /** Ids of all known sites. */
    public Set<String> ids() {
        return sites.keySet();
    }
}
