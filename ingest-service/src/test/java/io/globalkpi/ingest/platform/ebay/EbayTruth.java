package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.AdPerformance;
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
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.standin.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Some days of a shop in Germany: orders of two products, some of which come back. */
final class EbayTruth {

    static {
        TrustedRecords.trust();
    }

    private final Truth truth;
    private final Shop shop;
    private final Instant first;
    private final Duration every;

    /**
     * @param first when the first order is placed
     * @param every how long after it comes the next
     */
    EbayTruth(Truth truth, Shop shop, Instant first, Duration every) {
        this.truth = truth;
        this.shop = shop;
        this.first = first;
        this.every = every;
    }

    private Instant placed(int n) {
        return first.plus(every.multipliedBy(n));
    }

    Order.Builder order(int n, Instant told) {
        return Order.newBuilder()
                .setEntityId(shop.site() + "/" + id(n))
                .setRevision(told.toEpochMilli())
                .setSite(shop.site())
                .setSource("ebay")
                .setOccurredAt(placed(n))
                .setObservedAt(told)
                .setOrderId(id(n))
                .setCurrency("EUR")
                .setStatus(OrderStatus.PAID)
                .setPlatformStatus("NOT_STARTED/PAID/NONE_REQUESTED")
                .setPromisedShipAt(placed(n).plus(Duration.ofDays(2)))
                .setPromisedDeliveryAt(placed(n).plus(Duration.ofDays(6)))
                .setLines(List.of(
                        line(n, "mug", 19_990_000, OrderStatus.PAID), line(n, "tea", 5_010_000, OrderStatus.PAID)));
    }

    private static OrderLine line(int n, String sku, long price, OrderStatus status) {
        return OrderLine.newBuilder()
                .setLineId(sku + "-" + n)
                .setSku(sku)
                .setQuantity(1 + n % 3)
                .setUnits(1 + n % 3)
                .setStatus(status)
                .setGrossMicros(price * (1 + n % 3))
                .setDiscountMicros(n % 4 == 0 ? 1_500_000 : 0)
                .setTaxMicros(n % 5 == 0 ? 3_800_000 : 0)
                .build();
    }

    static String id(int n) {
        return "11-%05d-00001".formatted(n);
    }

    /** So many orders and what belongs to them. */
    EbayTruth orders(int count) {
        for (int n = 0; n < count; n++) {
            truth.tell(order(n, placed(n)).build());
            Instant next = placed(n).plus(Duration.ofHours(30));
            if (n % 7 == 3) {
                truth.tell(cancelled(n, next));
            } else {
                truth.tell(shipped(n, next));
            }
            if (n % 6 == 0) {
                tellComeback(n, next.plus(Duration.ofHours(10)));
            }
            tellFees(n);
            tellFeedback(n, placed(n).plus(Duration.ofHours(50)));
        }
        return this;
    }

    /** Views of so many days. */
    EbayTruth views(LocalDate firstDate, int days) {
        firstDate.datesUntil(firstDate.plusDays(days)).forEach(this::tellViews);
        return this;
    }

    /** Ads of so many days, paid for in three ways; corrected two days later. */
    EbayTruth ads(LocalDate firstDate, int days) {
        firstDate.datesUntil(firstDate.plusDays(days)).forEach(date -> {
            for (int telling = 1; telling <= 2; telling++) {
                tellAds(date, telling, "1001", "ads/1001", 0);
                tellAds(date, telling, "1002", "ads/1002", 310_000);
                tellAds(date, telling, "2001", "ads-priority/2001/71", 480_000);
                tellAds(date, telling, "2001", "ads-priority/2001/72", 1_250_000);
                tellAds(date, telling, "3001", "ads-offsite/3001", 990_000);
            }
        });
        return this;
    }

    private void tellAds(LocalDate date, int telling, String campaign, String id, long spend) {
        Instant at = shop.start(date.plusDays(1)).plus(Duration.ofDays(2L * telling - 2));
        truth.tell(AdPerformance.newBuilder()
                .setEntityId(shop.site() + "/ads/" + date + "/" + id)
                .setRevision(at.toEpochMilli())
                .setSite(shop.site())
                .setSource("ebay")
                .setOccurredAt(shop.start(date))
                .setObservedAt(at)
                .setDate(date)
                .setCampaign(campaign)
                .setCurrency("EUR")
                .setImpressions(1_000 + date.getDayOfMonth())
                .setClicks(10 + telling)
                .setSpendMicros(spend * telling)
                .setAttributedSalesMicros(19_990_000L * telling)
                .setAttributedOrders(telling)
                .build());
    }

    /** What is there of something from then on. */
    EbayTruth stock(String sku, long units, Instant at) {
        truth.tell(snapshot(sku, units, at));
        return this;
    }

    /** So many listings, the first that long after the first order: some of two variations, some that end, some out of stock. */
    EbayTruth listings(int count, Duration after) {
        for (int n = 0; n < count; n++) {
            Instant at = first.plus(after).plus(Duration.ofMinutes(777).multipliedBy(n));
            String number = "listing/3912000" + n;
            if (n % 5 == 1) {
                tellListing(number + "/red-" + n, "red-" + n, at);
                tellListing(number + "/blue-" + n, "blue-" + n, at);
            } else {
                tellListing(number, "thing-" + n, at);
            }
            if (n % 5 == 2) {
                Instant end = at.plus(Duration.ofHours(30));
                truth.tell(listing(number, "thing-" + n, at, end)
                        .setStatus(ListingStatus.ENDED)
                        .setOccurredAt(end)
                        .build());
            }
            if (n % 5 == 3) {
                truth.tell(listing(number, "thing-" + n, at, at.plus(Duration.ofHours(20)))
                        .setStatus(ListingStatus.PAUSED)
                        .build());
            }
        }
        return this;
    }

    private void tellListing(String entity, String sku, Instant at) {
        truth.tell(listing(entity, sku, at, at).build());
    }

    private Listing.Builder listing(String entity, String sku, Instant at, Instant told) {
        return Listing.newBuilder()
                .setEntityId(shop.site() + "/" + entity)
                .setRevision(told.toEpochMilli())
                .setSite(shop.site())
                .setSource("ebay")
                .setOccurredAt(at)
                .setObservedAt(told)
                .setSku(sku)
                .setStatus(ListingStatus.PUBLISHED)
                .setPublishedAt(at);
    }

    private Order cancelled(int n, Instant at) {
        return order(n, at)
                .setStatus(OrderStatus.CANCELLED)
                .setPlatformStatus("NOT_STARTED/FULLY_REFUNDED/CANCELED")
                .setCancelledBy(n % 2 == 0 ? CancelledBy.BUYER : CancelledBy.SELLER)
                .setCancelledAt(at.minusSeconds(60))
                .setLines(List.of(
                        line(n, "mug", 19_990_000, OrderStatus.CANCELLED),
                        line(n, "tea", 5_010_000, OrderStatus.CANCELLED)))
                .build();
    }

    private Order shipped(int n, Instant at) {
        return order(n, at)
                .setStatus(OrderStatus.SHIPPED)
                .setPlatformStatus("FULFILLED/PAID/NONE_REQUESTED")
                .setShippedAt(at.minusSeconds(300))
                .setLines(List.of(
                        line(n, "mug", 19_990_000, OrderStatus.SHIPPED),
                        line(n, "tea", 5_010_000, OrderStatus.SHIPPED)))
                .build();
    }

    private void tellComeback(int n, Instant at) {
        truth.tell(comeback(n, "refunds/" + id(n) + "/R" + n, ReturnKind.REFUND, at)
                .setLines(List.of(back(n, 0, 4_990_000)))
                .build());
        Return.Builder asked = comeback(n, "returns/53" + n, ReturnKind.RETURN, at)
                .setReason("DEFECTIVE_ITEM")
                .setRequestedAt(at)
                .setLines(List.of(back(n, 1, 0)));
        truth.tell(asked.setWithdrawn(true).build());
        Instant later = at.plus(Duration.ofHours(8));
        truth.tell(asked.setWithdrawn(false)
                .setRevision(later.toEpochMilli())
                .setObservedAt(later)
                .build());
        if (n % 12 == 0) {
            truth.tell(comeback(n, "inquiries/88" + n, ReturnKind.CLAIM, at)
                    .setReason("ITEM_NOT_RECEIVED")
                    .setRequestedAt(at)
                    .setLines(List.of(back(n, 0, 0)))
                    .build());
        }
        if (n % 12 == 6) {
            truth.tell(comeback(n, "cases/54" + n, ReturnKind.CLAIM, at)
                    .setReason("RETURN")
                    .setRequestedAt(at)
                    .setLines(List.of(back(n, 0, 0)))
                    .build());
            truth.tell(comeback(n, "disputes/77" + n, ReturnKind.CHARGEBACK, at)
                    .setReason("FRAUD")
                    .setRequestedAt(at)
                    .setLines(List.of(back(n, 0, 0), tea(n)))
                    .build());
        }
    }

    private Return.Builder comeback(int n, String entity, ReturnKind kind, Instant at) {
        return Return.newBuilder()
                .setEntityId(shop.site() + "/" + entity)
                .setRevision(at.toEpochMilli())
                .setSite(shop.site())
                .setSource("ebay")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setOrderId(id(n))
                .setKind(kind)
                .setCurrency("EUR");
    }

    private static ReturnLine back(int n, long units, long refund) {
        return ReturnLine.newBuilder()
                .setOrderLineId("mug-" + n)
                .setSku("mug")
                .setUnits(units)
                .setRefundMicros(refund)
                .build();
    }

    private static ReturnLine tea(int n) {
        return ReturnLine.newBuilder()
                .setOrderLineId("tea-" + n)
                .setSku("tea")
                .setUnits(0)
                .setRefundMicros(0)
                .build();
    }

    private void tellFees(int n) {
        tellFee(n, "SALE/T" + n + "/mug-" + n + "/FINAL_VALUE_FEE/0", FeeClass.PLATFORM, 2_590_000);
        tellFee(n, "SALE/T" + n + "/tea-" + n + "/FINAL_VALUE_FEE/0", FeeClass.PLATFORM, 650_000);
        if (n % 6 == 0) {
            tellFee(n, "REFUND/T" + n + "/mug-" + n + "/FINAL_VALUE_FEE/0", FeeClass.PLATFORM, -590_000);
            tellFee(n, "NON_SALE_CHARGE/C" + n + "//AD_FEE/0", FeeClass.ADVERTISING, 1_230_000);
            tellFee(n, "NON_SALE_CHARGE/M" + n + "//MARS_FEE/0", FeeClass.UNKNOWN, 40_000);
            tellFee(n, "SHIPPING_LABEL/L" + n + "//SHIPPING_LABEL/0", FeeClass.FULFILMENT, -4_190_000);
        }
    }

    private void tellFee(int n, String entity, FeeClass feeClass, long micros) {
        Instant at = placed(n).plusSeconds(3_600);
        truth.tell(Fee.newBuilder()
                .setEntityId(shop.site() + "/fees/" + entity)
                .setRevision(at.toEpochMilli())
                .setSite(shop.site())
                .setSource("ebay")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setOrderId(id(n))
                .setFeeClass(feeClass)
                .setPlatformFeeType(entity.split("/")[3])
                .setCurrency("EUR")
                .setAmountMicros(micros)
                .build());
    }

    /** Some say nothing; half a day later one thinks better of it and one takes it back. */
    private void tellFeedback(int n, Instant at) {
        Instant later = at.plus(Duration.ofHours(12));
        switch (n % 7) {
            case 0 ->
                truth.tell(feedback(n, 1, at, at).build())
                        .tell(feedback(n, 5, at, later).build());
            case 1 -> truth.tell(feedback(n, 1, at, at).build());
            case 2 -> truth.tell(feedback(n, 3, at, at).build());
            case 4 ->
                truth.tell(feedback(n, 1, at, at).build())
                        .tell(feedback(n, 1, at, later).setWithdrawn(true).build());
            case 5 -> truth.tell(feedback(n, 5, at, at).build());
            default -> {}
        }
    }

    private Feedback.Builder feedback(int n, int stars, Instant at, Instant told) {
        return Feedback.newBuilder()
                .setEntityId(shop.site() + "/feedback/29" + n)
                .setRevision(told.toEpochMilli())
                .setSite(shop.site())
                .setSource("ebay")
                .setOccurredAt(at)
                .setObservedAt(told)
                .setKind(FeedbackKind.SELLER_FEEDBACK)
                .setOrderId(stars == 1 ? id(n) : null)
                .setStars(stars);
    }

    /** Told a day after the day, corrected two days later; a day of 23 hours among them. */
    private void tellViews(LocalDate date) {
        for (int telling = 1; telling <= 2; telling++) {
            Instant at = shop.start(date.plusDays(1)).plus(Duration.ofDays(2L * telling - 2));
            truth.tell(Traffic.newBuilder()
                    .setEntityId(shop.site() + "/traffic/" + date)
                    .setRevision(at.toEpochMilli())
                    .setSite(shop.site())
                    .setSource("ebay")
                    .setOccurredAt(shop.start(date))
                    .setObservedAt(at)
                    .setDate(date)
                    .setSessions(100 + date.getDayOfMonth() + telling)
                    .setPageViews(100 + date.getDayOfMonth() + telling)
                    .build());
        }
    }

    private InventorySnapshot snapshot(String sku, long units, Instant at) {
        return InventorySnapshot.newBuilder()
                .setEntityId(shop.site() + "/stock/" + sku)
                .setRevision(at.toEpochMilli())
                .setSite(shop.site())
                .setSource("ebay")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setDate(shop.date(at))
                .setSku(sku)
                .setSellableUnits(units)
                .build();
    }
}
