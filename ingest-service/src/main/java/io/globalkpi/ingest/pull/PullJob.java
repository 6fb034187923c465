package io.globalkpi.ingest.pull;

import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.pull.plan.JobPlan;
import java.util.Map;

/**
 * One feed of one account for one site, as it is to be pulled.
 *
 * @param id of the job and its checkpoint
 * @param platform asked
 * @param feed asked for
 * @param account asked with
 * @param shop the site of the job
 * @param shops further sites by the platform's own ids of them
 * @param settings of the job
 * @param credential name of the secret
 * @param plan when what is asked for
 */
record PullJob(
        String id,
        Platform platform,
        PlatformFeed<?> feed,
        String account,
        Shop shop,
        Map<String, Shop> shops,
        Map<String, String> settings,
        String credential,
        JobPlan plan) {

    /** True if nothing has changed between two manifests. Feeds are compared by name: rooms make them anew when asked. */
    boolean isAs(PullJob other) {
        return id.equals(other.id)
                && accountId().equals(other.accountId())
                && feed.name().equals(other.feed.name())
                && shop.equals(other.shop)
                && shops.equals(other.shops)
                && settings.equals(other.settings)
                && credential.equals(other.credential)
                && plan.equals(other.plan);
    }

    /** What limits and tokens belong to, and what is given to one instance as a whole. */
    String accountId() {
        return platform.name() + "/" + account;
    }
}
