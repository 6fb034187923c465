package io.globalkpi.ingest.platform.lazada;

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
import io.globalkpi.schemas.event.RowGrain;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.standin.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Some days of a shop in Singapore: two pieces of one SKU are two lines. */
final class LazadaTruth {

    static {
        TrustedRecords.trust();
    }

    private final Truth truth;
    private final Shop shop;

    LazadaTruth(Truth truth, Shop shop) {
        this.truth = truth;
        this.shop = shop;
    }

    /** So many orders, one every so often. */
    LazadaTruth orders(int count, Instant first, Duration every) {
        for (int number = 0; number < count; number++) {
            life(number, first.plus(every.multipliedBy(number)));
        }
        return this;
    }

    private void life(int number, Instant placed) {
        truth.tell(order(number, placed, placed, OrderStatus.CREATED, "unpaid"));
        truth.tell(order(number, placed, placed.plus(Duration.ofMinutes(40)), OrderStatus.PAID, "pending"));
        if (number % 7 == 3) {
            truth.tell(order(number, placed, placed.plus(Duration.ofHours(2)), OrderStatus.CANCELLED, "canceled"));
            return;
        }
        if (number % 11 == 5) {
            truth.tell(order(number, placed, placed.plus(Duration.ofHours(3)), OrderStatus.UNKNOWN, "moon_hold"));
        }
        truth.tell(order(number, placed, placed.plus(Duration.ofHours(9)), OrderStatus.SHIPPED, "shipped"));
        truth.tell(order(number, placed, placed.plus(Duration.ofHours(30)), OrderStatus.DELIVERED, "delivered"));
        fees(number, placed.plus(Duration.ofHours(31)));
        if (number % 5 == 1) {
            Instant asked = placed.plus(Duration.ofHours(20)).plusSeconds(number % 2);
            truth.tell(returned(number, asked, asked, true));
            truth.tell(returned(number, asked, asked.plus(Duration.ofHours(12)), false));
        }
        if (number % 6 == 2) {
            review(number, placed.plus(Duration.ofHours(32)));
        }
    }

    private static String id(int number) {
        return "59443140" + (48_302 + number);
    }

    private Order order(int number, Instant placed, Instant updated, OrderStatus status, String word) {
        boolean cancelled = status == OrderStatus.CANCELLED;
        return Order.newBuilder()
                .setEntityId(shop.site() + "/" + id(number))
                .setRevision(updated.toEpochMilli())
                .setSite(shop.site())
                .setSource("lazada")
                .setOccurredAt(placed)
                .setObservedAt(updated)
                .setOrderId(id(number))
                .setCurrency("SGD")
                .setStatus(status)
                .setPlatformStatus(word)
                .setCancelledBy(
                        cancelled ? number % 2 == 0 ? CancelledBy.SELLER : CancelledBy.BUYER : CancelledBy.NOBODY)
                .setCancelledAt(cancelled ? updated : null)
                .setLines(List.of(line(id(number) + "1", status, number), line(id(number) + "2", status, number)))
                .build();
    }

    private static OrderLine line(String id, OrderStatus status, int number) {
        return OrderLine.newBuilder()
                .setLineId(id)
                .setSku("830691")
                .setQuantity(1)
                .setUnits(1)
                .setStatus(status)
                .setGrossMicros(12_990_000L + 10_000L * number)
                .setDiscountMicros(1_050_000)
                .build();
    }

    private Return returned(int number, Instant asked, Instant updated, boolean open) {
        ReturnKind kind = number % 2 == 0 ? ReturnKind.RETURN : ReturnKind.REFUND;
        return Return.newBuilder()
                .setEntityId(shop.site() + "/return/6589606001020" + number)
                .setRevision(updated.toEpochMilli())
                .setSite(shop.site())
                .setSource("lazada")
                .setOccurredAt(asked)
                .setObservedAt(updated)
                .setWithdrawn(open)
                .setOrderId(id(number))
                .setKind(kind)
                .setCurrency("SGD")
                .setReason("123")
                .setRequestedAt(asked)
                .setLines(List.of(ReturnLine.newBuilder()
                        .setOrderLineId(id(number) + "1")
                        .setSku("830691")
                        .setUnits(kind == ReturnKind.RETURN ? 1 : 0)
                        .setRefundMicros(11_940_000L)
                        .build()))
                .build();
    }

    /** Fees bear the date of the shop; each has its tax apart. */
    private void fees(int number, Instant at) {
        Instant date = shop.start(shop.date(at));
        fee("SG" + number + "A/16", id(number), "Commission", FeeClass.PLATFORM, 1_300_000, date, at);
        fee("SG" + number + "A/16/vat", id(number), "Commission", FeeClass.TAX, 104_000, date, at);
        fee("SG" + number + "B/7", id(number), "Shipping Fee Paid by Seller", FeeClass.FULFILMENT, 2_000_000, date, at);
        fee("SG" + number + "C/9999", null, "Moon Fee", FeeClass.PLATFORM, -500_000, date, at);
    }

    private void fee(
            String key, String order, String name, FeeClass feeClass, long amount, Instant date, Instant told) {
        truth.tell(Fee.newBuilder()
                .setEntityId(shop.site() + "/fee/" + key)
                .setRevision(told.toEpochMilli())
                .setSite(shop.site())
                .setSource("lazada")
                .setOccurredAt(date)
                .setObservedAt(told)
                .setOrderId(order)
                .setFeeClass(feeClass)
                .setPlatformFeeType(name)
                .setCurrency("SGD")
                .setAmountMicros(amount)
                .build());
    }

    private void review(int number, Instant at) {
        truth.tell(Feedback.newBuilder()
                .setEntityId(shop.site() + "/review/" + (11_111_000 + number))
                .setRevision(at.toEpochMilli())
                .setSite(shop.site())
                .setSource("lazada")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setKind(FeedbackKind.PRODUCT_REVIEW)
                .setOrderId(id(number))
                .setStars(1 + number % 5)
                .build());
    }

    LazadaTruth products(int count, Instant at) {
        for (int number = 0; number < count; number++) {
            for (int sku = 1; sku <= 1 + number % 2; sku++) {
                ListingStatus status = number % 9 == 4 ? ListingStatus.PAUSED : ListingStatus.PUBLISHED;
                product(
                        (180_226_000 + number) + "-" + (314_525_000 + 10 * number + sku),
                        status,
                        at.plusSeconds(number));
            }
        }
        return this;
    }

    private void product(String numbers, ListingStatus status, Instant at) {
        truth.tell(Listing.newBuilder()
                .setEntityId(shop.site() + "/listing/" + numbers)
                .setRevision(at.toEpochMilli())
                .setSite(shop.site())
                .setSource("lazada")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setSku("SKU-" + numbers)
                .setStatus(status)
                .setPublishedAt(at.minus(Duration.ofDays(30)))
                .build());
        if (status == ListingStatus.PUBLISHED) {
            LocalDate date = shop.date(at);
            truth.tell(InventorySnapshot.newBuilder()
                    .setEntityId(shop.site() + "/stock/" + numbers + "/" + date)
                    .setRevision(at.toEpochMilli())
                    .setSite(shop.site())
                    .setSource("lazada")
                    .setOccurredAt(at)
                    .setObservedAt(at)
                    .setDate(date)
                    .setSku("SKU-" + numbers)
                    .setSellableUnits(numbers.hashCode() & 63)
                    .build());
        }
    }

    LazadaTruth ads(LocalDate date, long clicks, Instant told) {
        for (String campaign : List.of("101100021686346", "101100021686347", "101100021686348")) {
            truth.tell(AdPerformance.newBuilder()
                    .setEntityId(shop.site() + "/ads/" + campaign + "/N/" + date)
                    .setRevision(told.toEpochMilli())
                    .setSite(shop.site())
                    .setSource("lazada")
                    .setOccurredAt(shop.start(date))
                    .setObservedAt(told)
                    .setDate(date)
                    .setGrain(RowGrain.DAY)
                    .setCampaign(campaign)
                    .setCurrency("SGD")
                    .setImpressions(clicks * 40)
                    .setClicks(clicks)
                    .setSpendMicros(clicks * 620_000)
                    .setAttributedSalesMicros(clicks * 4_230_000)
                    .setAttributedOrders(clicks / 10)
                    .setAttributedUnits(clicks / 9)
                    .build());
        }
        return this;
    }
}
