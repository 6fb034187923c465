package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders. Goods only: what the buyer paid for delivery is in no line. Booked when the order was made. */
final class Orders implements Normalizer<EbayOrder> {

    @Override
    public Normalized normalize(EbayOrder item, Told told) {
        Fields fields = new Fields(item.orderId());
        if (item.lineItems().isEmpty()) {
            throw fields.bad("lineItems", "[]", "at least one line");
        }
        Normalized outcome = new Normalized();
        OrderStatus status = Status.of(item, outcome);
        boolean cancelled = status == OrderStatus.CANCELLED;
        List<OrderLine> lines = lines(item, status, fields, outcome);
        flagOtherTotal(item, lines, fields, outcome);
        return outcome.add(Order.newBuilder()
                .setEntityId(told.entity(item.orderId()))
                .setRevision(
                        fields.time("lastModifiedDate", item.lastModifiedDate()).toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(fields.time("creationDate", item.creationDate()))
                .setObservedAt(told.observedAt())
                .setOrderId(item.orderId())
                .setCurrency(
                        Money.currency(item.lineItems().get(0).lineItemCost(), "lineItems[0].lineItemCost", fields))
                .setStatus(status)
                .setPlatformStatus(Status.words(item))
                .setCancelledBy(cancelled ? cancelledBy(item) : CancelledBy.NOBODY)
                .setCancelledAt(cancelled ? cancelledAt(item, fields) : null)
                .setPromisedShipAt(latest(instructions(item).map(one -> fields.find("shipByDate", one.shipByDate()))))
                .setShippedAt(shippedAt(item, status, fields))
                .setPromisedDeliveryAt(latest(instructions(item)
                        .map(one -> fields.find("maxEstimatedDeliveryDate", one.maxEstimatedDeliveryDate()))))
                .setLines(lines)
                .build());
    }

    private static List<OrderLine> lines(EbayOrder item, OrderStatus status, Fields fields, Normalized outcome) {
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < item.lineItems().size(); i++) {
            EbayOrder.Line line = item.lineItems().get(i);
            String at = "lineItems[" + i + "].";
            long gross = Money.micros(line.lineItemCost(), at + "lineItemCost", fields);
            long quantity = line.quantity() == null ? 0 : line.quantity();
            lines.add(OrderLine.newBuilder()
                    .setLineId(fields.first(at + "lineItemId", line.lineItemId()))
                    .setSku(line.stockKeepingUnit())
                    .setQuantity(quantity)
                    .setUnits(quantity)
                    .setStatus(Status.ofLine(line, status, outcome))
                    .setGrossMicros(gross)
                    .setDiscountMicros(
                            line.discountedLineItemCost() == null
                                    ? 0
                                    : gross
                                            - Money.micros(
                                                    line.discountedLineItemCost(),
                                                    at + "discountedLineItemCost",
                                                    fields))
                    .setTaxMicros(tax(line.taxes(), at, fields) + tax(line.ebayCollectAndRemitTaxes(), at, fields))
                    .build());
        }
        return lines;
    }

    private static long tax(@Nullable List<EbayOrder.Tax> taxes, String at, Fields fields) {
        return taxes == null
                ? 0
                : taxes.stream()
                        .mapToLong(tax -> Money.micros(tax.amount(), at + "taxes", fields))
                        .sum();
    }

    /** The goods' total is told as well; where it is another, a line is missing. */
    private static void flagOtherTotal(EbayOrder item, List<OrderLine> lines, Fields fields, Normalized outcome) {
        Money subtotal =
                item.pricingSummary() == null ? null : item.pricingSummary().priceSubtotal();
        long sum = lines.stream().mapToLong(OrderLine::getGrossMicros).sum();
        if (subtotal != null && Money.micros(subtotal, "pricingSummary.priceSubtotal", fields) != sum) {
            outcome.flag("pricingSummary.priceSubtotal", "other than the sum of the lines");
        }
    }

    private static Stream<EbayOrder.Instructions> instructions(EbayOrder item) {
        return item.lineItems().stream()
                .map(EbayOrder.Line::lineItemFulfillmentInstructions)
                .filter(Objects::nonNull);
    }

    /** When the last parcel left, once all has. */
    private static @Nullable Instant shippedAt(EbayOrder item, OrderStatus status, Fields fields) {
        return status == OrderStatus.SHIPPED
                ? latest(item.shipments().stream().map(one -> fields.find("shipments.shippedDate", one.shippedDate())))
                : null;
    }

    private static CancelledBy cancelledBy(EbayOrder item) {
        String who = lastRequest(item)
                .map(EbayOrder.CancelRequest::cancelInitiator)
                .filter(Objects::nonNull)
                .reduce("", (before, last) -> last);
        return who.equalsIgnoreCase("buyer")
                ? CancelledBy.BUYER
                : who.equalsIgnoreCase("seller") ? CancelledBy.SELLER : CancelledBy.UNKNOWN;
    }

    private static @Nullable Instant cancelledAt(EbayOrder item, Fields fields) {
        EbayOrder.CancelStatus cancel = Objects.requireNonNull(item.cancelStatus());
        Instant told = fields.find("cancelStatus.cancelledDate", cancel.cancelledDate());
        return told != null
                ? told
                : latest(lastRequest(item).map(one -> fields.find("cancelCompletedDate", one.cancelCompletedDate())));
    }

    private static Stream<EbayOrder.CancelRequest> lastRequest(EbayOrder item) {
        EbayOrder.CancelStatus cancel = item.cancelStatus();
        return cancel == null || cancel.cancelRequests() == null ? Stream.empty() : cancel.cancelRequests().stream();
    }

    private static @Nullable Instant latest(Stream<@Nullable Instant> times) {
        return times.filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }
}
