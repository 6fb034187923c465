package io.globalkpi.ingest.reference;

import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.Platforms;
import io.globalkpi.ingest.pull.plan.JobPlan;
import io.globalkpi.schemas.reference.Job;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a job must be so that it can run: everything but whether its credential is there, which other machines hold. */
final class JobChecks {

    private static final String SHOP = "shop.";

    private JobChecks() {}

    static void check(Job job, Known known, Entry entry) {
        Known.check(entry, "site", job.getSite(), known.sites());
        job.getSettings().forEach((name, site) -> {
            if (name.startsWith(SHOP)) {
                Known.check(entry, "settings", site, known.sites());
            }
        });
        if (job.getAccount().isBlank() || job.getAccount().contains("/")) {
            entry.problem("account", "is no account", job.getAccount(), "the account's id or name, without slashes");
        }
        Optional<Platform> platform = Platforms.find(job.getSystem());
        if (platform.isEmpty()) {
            Known.check(
                    entry,
                    "system",
                    job.getSystem(),
                    Platforms.all().stream().map(Platform::name).collect(Collectors.toSet()));
            return;
        }
        feed(job, platform.get(), entry);
    }

    private static void feed(Job job, Platform platform, Entry entry) {
        Optional<PlatformFeed<?>> feed = platform.feeds().stream()
                .filter(one -> one.name().equals(job.getFeed()))
                .findFirst();
        if (feed.isEmpty()) {
            Known.check(
                    entry,
                    "feed",
                    job.getFeed(),
                    platform.feeds().stream().map(PlatformFeed::name).collect(Collectors.toSet()));
            return;
        }
        try {
            // Of any zone: forms are checked, not times.
            Shop shop = new Shop(job.getSite(), "USD", ZoneOffset.UTC, "US");
            JobPlan.of(feed.get().plan(), job.getSchedule(), shop, job.getSettings());
        } catch (IllegalArgumentException e) {
            entry.problem(
                    "schedule", "or a setting has the wrong form", job.getSchedule(), String.valueOf(e.getMessage()));
        }
    }
}
