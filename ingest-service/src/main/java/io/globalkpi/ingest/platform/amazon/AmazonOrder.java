package io.globalkpi.ingest.platform.amazon;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order with its items, as searchOrders of 2026-01-01 gives it. Without buyer, recipient, titles and gift messages. */
record AmazonOrder(
        String orderId,
        Instant createdTime,
        Instant lastUpdatedTime,
        @Nullable SalesChannel salesChannel,
        @Nullable Proceeds proceeds,
        @Nullable Fulfillment fulfillment,
        List<Item> orderItems,
        @Nullable List<Parcel> packages) {

    record Money(BigDecimal amount, String currencyCode) {}

    record SalesChannel(String channelName, @Nullable String marketplaceId) {}

    record Proceeds(@Nullable Money grandTotal, @Nullable List<Breakdown> breakdowns) {}

    /** Money of one type: ITEM, SHIPPING, GIFT_WRAP, COD_FEE, TAX, DISCOUNT, DELIVERY_TIP, OTHER. */
    record Breakdown(String type, Money subtotal, @Nullable List<Detail> detailedBreakdowns) {}

    record Detail(@Nullable String subtype, @Nullable Money value) {}

    record Fulfillment(
            @Nullable String fulfillmentStatus,
            @Nullable String fulfilledBy,
            @Nullable Window shipByWindow,
            @Nullable Window deliverByWindow) {}

    record Window(
            @Nullable Instant earliestDateTime, @Nullable Instant latestDateTime) {}

    record Item(
            String orderItemId,
            long quantityOrdered,
            @Nullable Product product,
            @Nullable ItemProceeds proceeds,
            @Nullable Cancellation cancellation,
            @Nullable ItemFulfillment fulfillment) {}

    record Product(
            @Nullable String asin,
            @Nullable String sellerSku,
            @Nullable Price price) {}

    record Price(@Nullable Money unitPrice) {}

    record ItemProceeds(
            @Nullable Money proceedsTotal, @Nullable List<Breakdown> breakdowns) {}

    record Cancellation(
            @Nullable Request cancellationRequest, @Nullable Execution cancellationExecution) {}

    record Request(@Nullable String requester) {}

    record Execution(@Nullable String cancelledBy) {}

    record ItemFulfillment(
            @Nullable Long quantityFulfilled, @Nullable Long quantityUnfulfilled) {}

    record Parcel(
            String packageReferenceId,
            @Nullable ParcelStatus packageStatus,
            @Nullable Instant shipTime) {}

    record ParcelStatus(String status) {}
}
