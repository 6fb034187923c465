package io.globalkpi.ingest.platform.shopee;

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

/** Some days of a shop in Vietnam, whose currency has no decimals. */
final class ShopeeTruth {

    static {
        TrustedRecords.trust();
    }

    private static final long DONG = 1_000_000;

    private final Truth truth;
    private final Shop shop;

    ShopeeTruth(Truth truth, Shop shop) {
        this.truth = truth;
        this.shop = shop;
    }

    /** So many orders, one every so often. */
    ShopeeTruth orders(int count, Instant first, Duration every) {
        for (int number = 0; number < count; number++) {
            life(number, first.plus(every.multipliedBy(number)));
        }
        return this;
    }

    private void life(int number, Instant placed) {
        truth.tell(order(number, placed, placed, OrderStatus.CREATED, "UNPAID"));
        truth.tell(order(number, placed, placed.plus(Duration.ofMinutes(40)), OrderStatus.PAID, "READY_TO_SHIP"));
        if (number % 7 == 3) {
            truth.tell(order(number, placed, placed.plus(Duration.ofHours(2)), OrderStatus.CANCELLED, "CANCELLED"));
            return;
        }
        if (number % 11 == 5) {
            truth.tell(order(number, placed, placed.plus(Duration.ofHours(3)), OrderStatus.UNKNOWN, "MOON_HOLD"));
        }
        truth.tell(order(number, placed, placed.plus(Duration.ofHours(9)), OrderStatus.SHIPPED, "SHIPPED"));
        truth.tell(order(number, placed, placed.plus(Duration.ofHours(30)), OrderStatus.COMPLETED, "COMPLETED"));
        income(number, placed.plus(Duration.ofHours(31)));
        if (number % 5 == 1) {
            Instant asked = placed.plus(Duration.ofHours(20));
            truth.tell(returned(number, asked, asked, true));
            truth.tell(returned(number, asked, asked.plus(Duration.ofHours(12)), false));
        }
        if (number % 6 == 2) {
            review(number, placed.plus(Duration.ofHours(32)));
        }
        if (number % 4 == 0) {
            charge(number, placed.plus(Duration.ofHours(12)));
        }
    }

    private static String id(int number) {
        return "2404098R48U" + (100 + number);
    }

    private Order order(int number, Instant placed, Instant updated, OrderStatus status, String word) {
        boolean cancelled = status == OrderStatus.CANCELLED;
        boolean shipped = status == OrderStatus.SHIPPED || status == OrderStatus.COMPLETED;
        long pieces = 1 + number % 3;
        return Order.newBuilder()
                .setEntityId(shop.site() + "/" + id(number))
                .setRevision(updated.toEpochMilli())
                .setSite(shop.site())
                .setSource("shopee")
                .setOccurredAt(placed)
                .setObservedAt(updated)
                .setOrderId(id(number))
                .setCurrency("VND")
                .setStatus(status)
                .setPlatformStatus(word)
                .setCancelledBy(
                        cancelled ? number % 2 == 0 ? CancelledBy.SELLER : CancelledBy.PLATFORM : CancelledBy.NOBODY)
                .setCancelledAt(cancelled ? updated : null)
                .setPromisedShipAt(placed.plus(Duration.ofHours(48)))
                .setShippedAt(shipped ? placed.plus(Duration.ofHours(9)) : null)
                .setLines(List.of(
                        line(
                                "23620853561-22140",
                                "QAZ-05",
                                status,
                                300_000 * DONG * pieces,
                                252_000 * DONG * pieces,
                                pieces),
                        line("23620853561-22141", "QAZ-06", status, 80_000 * DONG, 0, 1)))
                .build();
    }

    private static OrderLine line(String id, String sku, OrderStatus status, long gross, long discount, long pieces) {
        return OrderLine.newBuilder()
                .setLineId(id)
                .setSku(sku)
                .setWarehouse("VN10XX2UZ")
                .setQuantity(pieces)
                .setUnits(pieces)
                .setStatus(status)
                .setGrossMicros(gross)
                .setDiscountMicros(discount)
                .build();
    }

    private Return returned(int number, Instant asked, Instant updated, boolean open) {
        ReturnKind kind = number % 2 == 0 ? ReturnKind.RETURN : ReturnKind.REFUND;
        return Return.newBuilder()
                .setEntityId(shop.site() + "/return/20020317185" + number)
                .setRevision(updated.toEpochMilli())
                .setSite(shop.site())
                .setSource("shopee")
                .setOccurredAt(asked)
                .setObservedAt(updated)
                .setWithdrawn(open)
                .setOrderId(id(number))
                .setKind(kind)
                .setCurrency("VND")
                .setReason("PHYSICAL_DMG")
                .setRequestedAt(asked)
                .setLines(List.of(ReturnLine.newBuilder()
                        .setSku("QAZ-06")
                        .setUnits(kind == ReturnKind.RETURN ? 1 : 0)
                        .setRefundMicros(79_500 * DONG)
                        .build()))
                .build();
    }

    private void income(int number, Instant at) {
        fee("income/" + id(number) + "/commission_fee", id(number), "commission_fee", FeeClass.PLATFORM, 4_213, at);
        fee("income/" + id(number) + "/service_fee", id(number), "service_fee", FeeClass.PLATFORM, 990, at);
        fee(
                "income/" + id(number) + "/actual_shipping_fee",
                id(number),
                "actual_shipping_fee",
                FeeClass.FULFILMENT,
                21_000,
                at);
        fee(
                "income/" + id(number) + "/buyer_paid_shipping_fee",
                id(number),
                "buyer_paid_shipping_fee",
                FeeClass.FULFILMENT,
                -15_000,
                at);
        fee(
                "income/" + id(number) + "/voucher_from_seller",
                id(number),
                "voucher_from_seller",
                FeeClass.OTHER,
                5_000,
                at);
        fee("income/" + id(number) + "/withholding_vat_tax", id(number), "withholding_vat_tax", FeeClass.TAX, 480, at);
    }

    /** Charges that are alike in all: only their number tells them apart. */
    ShopeeTruth alike(int charges, Instant at) {
        for (int number = 1; number <= charges; number++) {
            fee(
                    "wallet/PAID_ADS_CHARGE/" + at.getEpochSecond() + "////500" + (number == 1 ? "" : "/" + number),
                    null,
                    "PAID_ADS_CHARGE",
                    FeeClass.ADVERTISING,
                    500,
                    at);
        }
        return this;
    }

    private void charge(int number, Instant at) {
        long amount = 50_000 + number;
        fee(
                "wallet/PAID_ADS_CHARGE/" + at.getEpochSecond() + "////" + amount,
                null,
                "PAID_ADS_CHARGE",
                FeeClass.ADVERTISING,
                amount,
                at);
        fee(
                "wallet/MOON_ADJUSTMENT/" + at.getEpochSecond() + "/" + id(number) + "///700",
                id(number),
                "MOON_ADJUSTMENT",
                FeeClass.UNKNOWN,
                -700,
                at);
    }

    private void fee(String entity, String order, String word, FeeClass feeClass, long dong, Instant at) {
        truth.tell(Fee.newBuilder()
                .setEntityId(shop.site() + "/" + entity)
                .setRevision(at.toEpochMilli())
                .setSite(shop.site())
                .setSource("shopee")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setOrderId(order)
                .setFeeClass(feeClass)
                .setPlatformFeeType(word)
                .setCurrency("VND")
                .setAmountMicros(dong * DONG)
                .build());
    }

    private void review(int number, Instant at) {
        truth.tell(Feedback.newBuilder()
                .setEntityId(shop.site() + "/review/" + (120_590_000 + number))
                .setRevision(at.toEpochMilli())
                .setSite(shop.site())
                .setSource("shopee")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setKind(FeedbackKind.PRODUCT_REVIEW)
                .setOrderId(id(number))
                .setStars(1 + number % 5)
                .build());
    }

    /** Items of three models, and every fifth without. */
    ShopeeTruth items(int count, Instant at) {
        for (int number = 0; number < count; number++) {
            ListingStatus status = number % 9 == 4 ? ListingStatus.PAUSED : ListingStatus.PUBLISHED;
            for (int model = number % 5 == 0 ? 0 : 1; model <= (number % 5 == 0 ? 0 : 3); model++) {
                item(
                        2_500_139_000L + number + "-" + model,
                        "SKU-" + number + "-" + model,
                        status,
                        at.plusSeconds(number));
            }
        }
        return this;
    }

    private void item(String numbers, String sku, ListingStatus status, Instant at) {
        truth.tell(Listing.newBuilder()
                .setEntityId(shop.site() + "/listing/" + numbers)
                .setRevision(at.toEpochMilli())
                .setSite(shop.site())
                .setSource("shopee")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setSku(sku)
                .setStatus(status)
                .setPublishedAt(at.minus(Duration.ofDays(30)))
                .build());
        for (String warehouse : List.of("VN10XX2UZ", "VN10XX3AB")) {
            LocalDate date = shop.date(at);
            truth.tell(InventorySnapshot.newBuilder()
                    .setEntityId(shop.site() + "/stock/" + numbers + "/" + warehouse + "/" + date)
                    .setRevision(at.toEpochMilli())
                    .setSite(shop.site())
                    .setSource("shopee")
                    .setOccurredAt(at)
                    .setObservedAt(at)
                    .setDate(date)
                    .setSku(sku)
                    .setWarehouse(warehouse)
                    .setSellableUnits(numbers.hashCode() & 63)
                    .setReservedUnits(warehouse.endsWith("UZ") ? 3 : 0)
                    .build());
        }
    }

    /** Ads of a date as told at a moment; the campaign rest is in no product campaign. */
    ShopeeTruth ads(LocalDate date, long clicks, Instant told) {
        for (String campaign : List.of("12121", "12122", "12123", "12124", "12125", "rest")) {
            truth.tell(AdPerformance.newBuilder()
                    .setEntityId(shop.site() + "/ads/" + campaign + "/" + date)
                    .setRevision(told.toEpochMilli())
                    .setSite(shop.site())
                    .setSource("shopee")
                    .setOccurredAt(shop.start(date))
                    .setObservedAt(told)
                    .setDate(date)
                    .setGrain(RowGrain.DAY)
                    .setCampaign(campaign)
                    .setCurrency("VND")
                    .setImpressions(clicks * 40)
                    .setClicks(clicks)
                    .setSpendMicros(clicks * 1_200 * DONG)
                    .setAttributedSalesMicros(clicks * 9_000 * DONG)
                    .setAttributedOrders(clicks / 10)
                    .setAttributedUnits(clicks / 9)
                    .setAttributionDays(7)
                    .build());
        }
        return this;
    }
}
