package io.globalkpi.ingest.platform.ebay;

import org.jspecify.annotations.Nullable;

/**
 * A case of the Money Back Guarantee: a return or an inquiry that was escalated, as the post-order list and its details tell it,
 * without whose.
 *
 * @param caseType RETURN or ITEM_NOT_RECEIVED, of the details
 * @param returnId the return that was escalated, of the details
 * @param orderId asked for separately
 * @param line the order's line it is of; eBay names an item only, the order is asked for it
 */
record BuyerCase(
        String caseId,
        @Nullable String caseStatusEnum,
        @Nullable String caseType,
        @Nullable String returnId,
        @Nullable String orderId,
        @Nullable String itemId,
        @Nullable Money claimAmount,
        ReturnCase.@Nullable At creationDate,
        ReturnCase.@Nullable At lastModifiedDate,
        ReturnCase.@Nullable LineOf line) {}
