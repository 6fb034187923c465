package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.ListingStatus;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.schemas.event.RowGrain;
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.standin.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A few days of an Amazon shop: orders that are placed, shipped, delivered or cancelled, and what belongs to them. */
final class AmazonTruth {

    static {
        TrustedRecords.trust();
    }

    private final Truth truth;
    private final Shop shop;

    AmazonTruth(Truth truth, Shop shop) {
        this.truth = truth;
        this.shop = shop;
    }

    /** So many orders, one every so often. */
    AmazonTruth orders(int count, Instant first, Duration every) {
        for (int number = 0; number < count; number++) {
            life(number, first.plus(every.multipliedBy(number)));
        }
        return this;
    }

    private void life(int number, Instant placed) {
        truth.tell(order(number, placed, placed, OrderStatus.CREATED, "PENDING"));
        truth.tell(order(number, placed, placed.plus(Duration.ofMinutes(40)), OrderStatus.PAID, "UNSHIPPED"));
        if (number % 7 == 3) {
            truth.tell(order(number, placed, placed.plus(Duration.ofHours(2)), OrderStatus.CANCELLED, "CANCELLED"));
            return;
        }
        truth.tell(order(number, placed, placed.plus(Duration.ofHours(9)), OrderStatus.SHIPPED, "SHIPPED"));
        truth.tell(order(number, placed, placed.plus(Duration.ofHours(30)), OrderStatus.DELIVERED, "SHIPPED"));
        fees(number, placed.plus(Duration.ofHours(10)));
        if (number % 5 == 1) {
            refund(number, placed.plus(Duration.ofHours(33)));
            cameBack(number, placed.plus(Duration.ofHours(32)));
        }
        if (number % 6 == 2) {
            feedback(number, placed.plus(Duration.ofHours(31)));
        }
    }

    private Order order(int number, Instant placed, Instant updated, OrderStatus status, String word) {
        boolean cancelled = status == OrderStatus.CANCELLED;
        boolean shipped = status == OrderStatus.SHIPPED || status == OrderStatus.DELIVERED;
        boolean delivered = status == OrderStatus.DELIVERED;
        return Order.newBuilder()
                .setEntityId(shop.site() + "/" + id(number))
                .setRevision(updated.toEpochMilli())
                .setSite(shop.site())
                .setSource("amazon")
                .setOccurredAt(placed)
                .setObservedAt(updated)
                .setOrderId(id(number))
                .setCurrency(shop.currency())
                .setStatus(status)
                .setPlatformStatus(word)
                .setCancelledBy(
                        cancelled ? number % 2 == 0 ? CancelledBy.BUYER : CancelledBy.SELLER : CancelledBy.NOBODY)
                .setCancelledAt(cancelled ? updated : null)
                .setPromisedShipAt(placed.plus(Duration.ofDays(1)))
                .setShippedAt(shipped ? placed.plus(Duration.ofHours(8)) : null)
                .setPromisedDeliveryAt(shipped ? placed.plus(Duration.ofDays(3)) : null)
                .setDeliveredAt(delivered ? updated : null)
                .setLines(List.of(line(number, 1, status), line(number, 2, status)))
                .build();
    }

    private static OrderLine line(int number, int line, OrderStatus status) {
        long quantity = 1 + (number + line) % 3;
        return OrderLine.newBuilder()
                .setLineId(number + "-" + line)
                .setSku("SKU-" + (number + line) % 4)
                .setWarehouse("FBM")
                .setQuantity(quantity)
                .setUnits(quantity)
                .setStatus(status)
                .setGrossMicros(19_990_000 * quantity)
                .setDiscountMicros(line == 2 ? 1_500_000 : 0)
                .setTaxMicros(1_650_000 * quantity)
                .build();
    }

    private static String id(int number) {
        return String.format("111-%07d-0000000", number);
    }

    private void fees(int number, Instant posted) {
        fee(number, 1, "Commission", FeeClass.PLATFORM, 5_990_000, posted);
        fee(number, 2, "FBAPerUnitFulfillmentFee", FeeClass.FULFILMENT, 3_060_000, posted);
        if (number % 4 == 0) {
            fee(number, 3, "MoonTax2026", FeeClass.UNKNOWN, 10_000, posted);
        }
    }

    private void fee(int number, int place, String word, FeeClass feeClass, long micros, Instant posted) {
        truth.tell(Fee.newBuilder()
                .setEntityId(shop.site() + "/fee/T" + number + "/" + place + "/" + ChargeWords.plain(word))
                .setRevision(posted.toEpochMilli())
                .setSite(shop.site())
                .setSource("amazon")
                .setOccurredAt(posted)
                .setObservedAt(posted)
                .setOrderId(id(number))
                .setSku("SKU-1")
                .setFeeClass(feeClass)
                .setPlatformFeeType(word)
                .setCurrency(shop.currency())
                .setAmountMicros(micros)
                .build());
    }

    private void refund(int number, Instant posted) {
        truth.tell(back("refund/R" + number, number, ReturnKind.REFUND, posted, "Refund")
                .setLines(List.of(ReturnLine.newBuilder()
                        .setOrderLineId(number + "-1")
                        .setSku("SKU-2")
                        .setUnits(0)
                        .setRefundMicros(19_990_000)
                        .setRestocked(false)
                        .build()))
                .build());
    }

    private void cameBack(int number, Instant at) {
        boolean amazons = number % 2 == 0;
        ReturnLine line = ReturnLine.newBuilder()
                .setSku("SKU-2")
                .setWarehouse(amazons ? "FBA" : null)
                .setUnits(1)
                .setRefundMicros(0)
                .setRestocked(amazons)
                .build();
        // Reports of what sellers take back tell dates only.
        Instant told = amazons ? at : shop.start(shop.date(at));
        String id = amazons ? "return/LPN" + number : "rma/RMA" + number + "-SKU-2";
        truth.tell(back(id, number, ReturnKind.RETURN, told, "NOT_AS_DESCRIBED")
                .setObservedAt(at)
                .setRequestedAt(amazons ? null : told)
                .setLines(List.of(line))
                .build());
    }

    private Return.Builder back(String id, int number, ReturnKind kind, Instant at, String reason) {
        return Return.newBuilder()
                .setEntityId(shop.site() + "/" + id)
                .setRevision(at.toEpochMilli())
                .setSite(shop.site())
                .setSource("amazon")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setOrderId(id(number))
                .setKind(kind)
                .setCurrency(shop.currency())
                .setReason(reason);
    }

    private void feedback(int number, Instant at) {
        truth.tell(Feedback.newBuilder()
                .setEntityId(shop.site() + "/feedback/" + id(number))
                .setRevision(at.toEpochMilli())
                .setSite(shop.site())
                .setSource("amazon")
                .setOccurredAt(shop.start(shop.date(at)))
                .setObservedAt(at)
                .setKind(FeedbackKind.SELLER_FEEDBACK)
                .setOrderId(id(number))
                .setStars(1 + number % 3)
                .build());
    }

    /** Sessions of a date, told anew when they are restated. */
    AmazonTruth traffic(LocalDate date, long sessions, Instant shownAt) {
        truth.tell(Traffic.newBuilder()
                .setEntityId(shop.site() + "/traffic/" + date)
                .setRevision(shownAt.toEpochMilli())
                .setSite(shop.site())
                .setSource("amazon")
                .setOccurredAt(shop.start(date))
                .setObservedAt(shownAt)
                .setDate(date)
                .setGrain(RowGrain.DAY)
                .setSessions(sessions)
                .setPageViews(sessions * 2)
                .build());
        return this;
    }

    AmazonTruth stock(int skus, Instant at) {
        for (int sku = 0; sku < skus; sku++) {
            truth.tell(InventorySnapshot.newBuilder()
                    .setEntityId(shop.site() + "/stock/SKU-" + sku + "/FBA/" + shop.date(at))
                    .setRevision(at.toEpochMilli())
                    .setSite(shop.site())
                    .setSource("amazon")
                    .setOccurredAt(at)
                    .setObservedAt(at)
                    .setDate(shop.date(at))
                    .setSku("SKU-" + sku)
                    .setWarehouse("FBA")
                    .setSellableUnits(10L * sku)
                    .setReservedUnits(sku)
                    .setInboundUnits(5)
                    .setAgedUnits(0)
                    .setCurrency("")
                    .build());
        }
        return this;
    }

    AmazonTruth listings(int skus, Instant at) {
        for (int sku = 0; sku < skus; sku++) {
            boolean published = sku % 3 != 0;
            truth.tell(Listing.newBuilder()
                    .setEntityId(shop.site() + "/listing/SKU-" + sku)
                    .setRevision(at.toEpochMilli())
                    .setSite(shop.site())
                    .setSource("amazon")
                    .setOccurredAt(at)
                    .setObservedAt(at)
                    .setSku("SKU-" + sku)
                    .setStatus(published ? ListingStatus.PUBLISHED : ListingStatus.PAUSED)
                    .setPublishedAt(published ? at : null)
                    .build());
        }
        return this;
    }
}
