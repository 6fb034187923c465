package io.globalkpi.ingest.reference;

import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.pull.Platforms;
import io.globalkpi.schemas.reference.Job;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.Authorities;
import io.globalkpi.schemas.topic.EventKind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether a fact that two jobs pull counts once: where two sources tell the same kind of events of a site, such as the finances and the
 * settlements of Amazon or a marketplace and an ERP, the site must say which of them counts.
 */
final class SourceChecks {

    /** Ads, visits, listings and stars of two sources are different ones and add up. */
    private static final Set<EventKind> TOLD_ONCE =
            Set.of(EventKind.ORDERS, EventKind.RETURNS, EventKind.FEES, EventKind.INVENTORY);

    private static final String SHOP = "shop.";

    private record Told(String site, EventKind kind) {}

    private final Draft draft;
    private final Map<String, Authorities> authorities = new HashMap<>();

    /** By what is told the jobs that tell it, one of each source. */
    private final Map<Told, Map<String, String>> jobs = new HashMap<>();

    private SourceChecks(Draft draft, Known known) {
        this.draft = draft;
        known.rows(ReferenceKind.SITES).forEach(row -> site((Site) row));
        known.rows(ReferenceKind.JOBS).forEach(row -> job((Job) row));
    }

    static void check(Draft draft, Known known) {
        SourceChecks checks = new SourceChecks(draft, known);
        checks.jobs.forEach(checks::oneCounts);
    }

    /** A row that is wrong in itself is reported as that. */
    private void site(Site site) {
        try {
            authorities.put(site.getSite(), Authorities.of(site.getSources()));
        } catch (IllegalArgumentException e) {
            authorities.put(site.getSite(), Authorities.of(Map.of()));
        }
    }

    private void job(Job job) {
        Optional<Platform> platform = Platforms.find(job.getSystem());
        platform.flatMap(known -> known.feeds().stream()
                        .filter(feed -> feed.name().equals(job.getFeed()))
                        .findFirst())
                .map(PlatformFeed::plan)
                .filter(plan -> plan.kind() != null && TOLD_ONCE.contains(plan.kind()))
                .ifPresent(plan -> sites(job)
                        .forEach(site -> jobs.computeIfAbsent(new Told(site, plan.kind()), any -> new TreeMap<>())
                                .putIfAbsent(platform.get().source(plan.name()), job.getJob())));
    }

    private static Set<String> sites(Job job) {
        Set<String> sites = new HashSet<>();
        sites.add(job.getSite());
        job.getSettings().forEach((name, site) -> {
            if (name.startsWith(SHOP)) {
                sites.add(site);
            }
        });
        return sites;
    }

    private void oneCounts(Told told, Map<String, String> bySource) {
        Authorities named = authorities.get(told.site());
        if (bySource.size() < 2
                || named == null
                || named.on(told.kind().id(), LocalDate.MIN).isPresent()) {
            return;
        }
        String expected = "one that counts, as sources: {" + told.kind().id() + ": "
                + bySource.keySet().iterator().next() + "} of " + told.site() + " in sites.yaml";
        String problem = "tells " + told.kind().id() + " of " + told.site()
                + " that another source tells as well: they count twice";
        draft.rows(ReferenceKind.JOBS).stream()
                .filter(row -> bySource.containsValue(row.key()))
                .forEach(row -> row.entry().problem("feed", problem, bySource, expected));
        draft.rows(ReferenceKind.SITES).stream()
                .filter(row -> row.key().equals(told.site()))
                .forEach(row -> row.entry()
                        .problem(
                                "sources",
                                "names no source of " + told.kind().id()
                                        + ", which more than one tells: they count twice",
                                bySource,
                                expected));
    }
}
