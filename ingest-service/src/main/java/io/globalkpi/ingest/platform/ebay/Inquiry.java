package io.globalkpi.ingest.platform.ebay;

import org.jspecify.annotations.Nullable;

/**
 * A buyer's question after an item that did not come, as the post-order list tells it, without whose: dates are objects, amounts
 * are numbers.
 *
 * @param orderId asked for separately
 * @param line the order's line it is of; eBay names an item only, the order is asked for it
 */
record Inquiry(
        String inquiryId,
        @Nullable String orderId,
        @Nullable String itemId,
        @Nullable String inquiryStatusEnum,
        @Nullable Money claimAmount,
        ReturnCase.@Nullable At creationDate,
        ReturnCase.@Nullable At lastModifiedDate,
        ReturnCase.@Nullable LineOf line) {}
