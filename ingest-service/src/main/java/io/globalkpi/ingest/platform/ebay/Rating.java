package io.globalkpi.ingest.platform.ebay;

import org.jspecify.annotations.Nullable;

/**
 * Feedback on one line of an order, as getFeedback tells it, without its words and without whose it is.
 *
 * @param feedbackEnteredDate when it was first given; it stays when the feedback is revised
 * @param orderId the order of bad feedback, asked for separately
 * @param automatedFeedback true if eBay gave it by itself
 */
record Rating(
        String feedbackId,
        @Nullable String commentType,
        @Nullable String feedbackState,
        @Nullable String feedbackEnteredDate,
        @Nullable String orderId,
        @Nullable Boolean automatedFeedback,
        @Nullable Giver providerUserDetail,
        @Nullable LineSummary orderLineItemSummary) {

    /** @param role BUYER or SELLER */
    record Giver(@Nullable String role) {}

    /** @param orderLineItemId the listing's id and the transaction's, joined by a dash */
    record LineSummary(@Nullable String listingId, @Nullable String orderLineItemId) {}
}
