package io.globalkpi.streams.reconcile;

import io.globalkpi.streams.measure.SiteFacts;

/** Which tellings count. */
final class Authority {

    private Authority() {}

    /** True if the site names the source that told it for the kind, on the local date it happened. */
    static boolean isOf(SiteFacts site, String feed, Fact fact) {
        return site.authority(feed, fact.occurredAt())
                .filter(fact.source()::equals)
                .isPresent();
    }
}
