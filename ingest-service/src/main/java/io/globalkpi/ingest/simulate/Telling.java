package io.globalkpi.ingest.simulate;

import io.globalkpi.schemas.topic.EventKind;
import org.jspecify.annotations.Nullable;

/** Everything the business tells, once each. At most 32 of them, see {@link Due}. */
enum Telling {
    PLACED(EventKind.ORDERS, true),
    SHIPPED(EventKind.ORDERS, false),
    DELIVERED(EventKind.ORDERS, false),
    CANCELLED(EventKind.ORDERS, false),
    WITHDRAWN(EventKind.ORDERS, false),
    PLATFORM_FEE(EventKind.FEES, true),
    FULFILMENT_FEE(EventKind.FEES, true),
    RETURN(EventKind.RETURNS, true),
    REFUND(EventKind.RETURNS, true),
    CLAIM(EventKind.RETURNS, true),
    UNMATCHED_RETURN(EventKind.RETURNS, true),
    REVIEW(EventKind.FEEDBACK, true),
    AD_REPORT(EventKind.ADS, true),
    AD_RESTATED(EventKind.ADS, false),
    AD_SETTLED(EventKind.ADS, false),
    TRAFFIC(EventKind.TRAFFIC, true),
    STOCK(EventKind.INVENTORY, true),
    LISTING(EventKind.LISTINGS, true),
    /** An event that may not enter, or for the last of them a dead letter. */
    BAD(EventKind.ORDERS, false),
    FEED_DECLARED(null, false),
    FEED_CLOSED(null, false);

    private final @Nullable EventKind kind;
    private final boolean opening;

    Telling(@Nullable EventKind kind, boolean opening) {
        this.kind = kind;
        this.opening = opening;
    }

    /** What kind of event it is, null for a feed row. */
    @Nullable
    EventKind kind() {
        return kind;
    }

    /** True for the first telling of an entity: those are the records a feed counts. */
    boolean opensEntity() {
        return opening;
    }
}
