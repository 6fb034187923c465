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

    /** What limits and tokens belong to, and what is given to one instance as a whole. */
    String accountId() {
        return platform.name() + "/" + account;
    }
}
