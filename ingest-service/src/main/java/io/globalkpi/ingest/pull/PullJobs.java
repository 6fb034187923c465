package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.plan.JobPlan;
import io.globalkpi.schemas.reference.Job;
import io.globalkpi.schemas.reference.Site;
import io.globalkpi.schemas.table.Authorities;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The jobs of one manifest.
 *
 * @param jobs those that can run
 * @param troubles why others cannot, in words, by job
 * @param authorities which source counts, by site
 */
record PullJobs(List<PullJob> jobs, Map<String, String> troubles, Map<String, Authorities> authorities) {

    private static final String SHOP = "shop.";

    static final PullJobs NONE = new PullJobs(List.of(), Map.of(), Map.of());

    static PullJobs of(ReferenceData reference, List<Platform> platforms) {
        Map<String, Shop> shops = new HashMap<>();
        reference.rows(Topics.SITES, Site.class).forEach(site -> shop(site, shops));
        List<PullJob> jobs = new ArrayList<>();
        Map<String, String> troubles = new HashMap<>();
        for (Job row : reference.rows(Topics.JOBS, Job.class)) {
            try {
                jobs.add(job(row, platforms, shops));
            } catch (IllegalArgumentException e) {
                troubles.put(row.getJob(), String.valueOf(e.getMessage()));
            }
        }
        Map<String, Authorities> authorities = reference.rows(Topics.SITES, Site.class).stream()
                .collect(Collectors.toMap(Site::getSite, site -> Authorities.of(site.getSources())));
        return new PullJobs(List.copyOf(jobs), Map.copyOf(troubles), authorities);
    }

    private static PullJob job(Job row, List<Platform> platforms, Map<String, Shop> shops) {
        Platform platform = platforms.stream()
                .filter(one -> one.name().equals(row.getSystem()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("system must be one of "
                        + platforms.stream().map(Platform::name).collect(Collectors.joining(", ")) + ", was '"
                        + row.getSystem() + "'"));
        PlatformFeed<?> feed = platform.feeds().stream()
                .filter(one -> one.name().equals(row.getFeed()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("feed of " + platform.name() + " must be one of "
                        + platform.feeds().stream().map(PlatformFeed::name).collect(Collectors.joining(", "))
                        + ", was '" + row.getFeed() + "'"));
        Shop shop = known(row.getSite(), shops);
        return new PullJob(
                row.getJob(),
                platform,
                feed,
                row.getAccount(),
                shop,
                further(row.getSettings(), shops),
                Map.copyOf(row.getSettings()),
                row.getCredential(),
                JobPlan.of(feed.plan(), row.getSchedule(), shop, row.getSettings()));
    }

    private static Map<String, Shop> further(Map<String, String> settings, Map<String, Shop> shops) {
        Map<String, Shop> further = new HashMap<>();
        settings.forEach((name, site) -> {
            if (name.startsWith(SHOP)) {
                further.put(name.substring(SHOP.length()), known(site, shops));
            }
        });
        return Map.copyOf(further);
    }

    private static Shop known(String site, Map<String, Shop> shops) {
        Shop shop = shops.get(site);
        if (shop == null) {
            throw new IllegalArgumentException("site must be one of sites.yaml, was '" + site + "'");
        }
        return shop;
    }

    /** A zone this machine does not know leaves the site out, as the publisher does. */
    private static void shop(Site site, Map<String, Shop> shops) {
        try {
            ZoneId zone = ZoneId.of(site.getZone());
            shops.put(site.getSite(), new Shop(site.getSite(), site.getCurrency(), zone, site.getMarket()));
        } catch (DateTimeException e) {
            shops.remove(site.getSite());
        }
    }
}
