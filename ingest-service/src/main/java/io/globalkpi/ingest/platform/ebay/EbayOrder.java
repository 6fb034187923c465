package io.globalkpi.ingest.platform.ebay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order, without whoever bought it.
 *
 * @param shipments the order's fulfilments, from a call of their own
 */
record EbayOrder(
        String orderId,
        @Nullable String creationDate,
        @Nullable String lastModifiedDate,
        @Nullable String orderFulfillmentStatus,
        @Nullable String orderPaymentStatus,
        @Nullable CancelStatus cancelStatus,
        @Nullable PricingSummary pricingSummary,
        @Nullable PaymentSummary paymentSummary,
        @Nullable Money totalMarketplaceFee,
        @Nullable Money totalFeeBasisAmount,
        @Nullable List<Line> lineItems,
        @Nullable List<Shipment> shipments) {

    EbayOrder {
        lineItems = lineItems == null ? List.of() : List.copyOf(lineItems);
        shipments = shipments == null ? List.of() : List.copyOf(shipments);
    }

    record CancelStatus(
            @Nullable String cancelState,
            @Nullable String cancelledDate,
            @Nullable List<CancelRequest> cancelRequests) {}

    record CancelRequest(
            @Nullable String cancelInitiator, @Nullable String cancelCompletedDate) {}

    record PricingSummary(
            @Nullable Money priceSubtotal,
            @Nullable Money priceDiscount,
            @Nullable Money deliveryCost,
            @Nullable Money deliveryDiscount,
            @Nullable Money tax,
            @Nullable Money adjustment,
            @Nullable Money fee,
            @Nullable Money total) {}

    record PaymentSummary(@Nullable List<Refund> refunds) {}

    record Refund(
            @Nullable String refundId,
            @Nullable Money amount,
            @Nullable String refundDate,
            @Nullable String refundStatus) {}

    /**
     * @param lineItemCost price times quantity before discounts
     * @param discountedLineItemCost the same after discounts; absent if there are none
     */
    record Line(
            String lineItemId,
            @Nullable String sku,
            @Nullable String legacyItemId,
            @Nullable String legacyVariationId,
            @Nullable Long quantity,
            @Nullable Money lineItemCost,
            @Nullable Money discountedLineItemCost,
            @Nullable String lineItemFulfillmentStatus,
            @Nullable Instructions lineItemFulfillmentInstructions,
            @Nullable List<Tax> taxes,
            @Nullable List<Tax> ebayCollectAndRemitTaxes,
            @Nullable List<Refund> refunds) {

        /** The seller's SKU; a listing without one goes by eBay's own ids. */
        String stockKeepingUnit() {
            if (sku != null && !sku.isBlank()) {
                return sku.strip();
            }
            return legacyVariationId == null || legacyVariationId.equals("0")
                    ? String.valueOf(legacyItemId)
                    : legacyItemId + "-" + legacyVariationId;
        }
    }

    record Instructions(
            @Nullable String shipByDate, @Nullable String maxEstimatedDeliveryDate) {}

    record Tax(@Nullable Money amount, @Nullable String taxType) {}

    record Shipment(
            @Nullable String fulfillmentId, @Nullable String shippedDate) {}
}
