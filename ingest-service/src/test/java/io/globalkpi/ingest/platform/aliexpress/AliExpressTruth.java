package io.globalkpi.ingest.platform.aliexpress;

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
import io.globalkpi.schemas.event.Traffic;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.standin.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some days of a shop in Spain: orders of two products, some in dispute. */
final class AliExpressTruth {

    static {
        TrustedRecords.trust();
    }

    private static final String CALLED_OFF = "120";

    private final Truth truth;
    private final Shop shop;

    AliExpressTruth(Truth truth, Shop shop) {
        this.truth = truth;
        this.shop = shop;
    }

    /** So many orders, one every so often. */
    AliExpressTruth orders(int count, Instant first, Duration every) {
        for (int number = 0; number < count; number++) {
            life(number, first.plus(every.multipliedBy(number)));
        }
        return this;
    }

    private void life(int number, Instant placed) {
        tell(number, placed, placed, OrderStatus.CREATED, "PLACE_ORDER_SUCCESS");
        tell(number, placed, placed.plus(Duration.ofMinutes(40)), OrderStatus.ON_HOLD, "RISK_CONTROL");
        tell(number, placed, placed.plus(Duration.ofHours(2)), OrderStatus.PAID, "WAIT_SELLER_SEND_GOODS");
        if (number % 7 == 3) {
            String reason = number % 2 == 0 ? "seller_send_goods_timeout" : "buyer_cancel_order_in_risk";
            tell(number, placed, placed.plus(Duration.ofHours(3)), OrderStatus.CANCELLED, "FINISH/" + reason);
            return;
        }
        if (number % 11 == 5) {
            tell(number, placed, placed.plus(Duration.ofHours(3)), OrderStatus.UNKNOWN, "MOON_HOLD");
        }
        tell(number, placed, placed.plus(Duration.ofHours(9)), OrderStatus.SHIPPED, "WAIT_BUYER_ACCEPT_GOODS");
        if (number % 5 == 1) {
            dispute(number, placed);
            return;
        }
        tell(number, placed, placed.plus(Duration.ofHours(30)), OrderStatus.COMPLETED, "FINISH/buyer_accept_goods");
        fees(number, placed.plus(Duration.ofHours(31)));
        if (number % 6 == 2) {
            review(number, placed.plus(Duration.ofHours(32)));
        }
    }

    /** While it lasts the order is in dispute; then it is paid back, or goes on as if nothing had been. */
    private void dispute(int number, Instant placed) {
        Instant asked = placed.plus(Duration.ofHours(20));
        Instant over = placed.plus(Duration.ofHours(32));
        boolean calledOff = number % 10 == 1;
        tell(number, placed, asked, OrderStatus.RETURN_PENDING, "IN_ISSUE");
        truth.tell(returned(number, asked, asked, calledOff, true));
        truth.tell(returned(number, asked, over, calledOff, calledOff));
        tell(
                number,
                placed,
                over,
                calledOff ? OrderStatus.COMPLETED : OrderStatus.RETURNED,
                calledOff ? "FINISH/buyer_accept_goods" : "FINISH/seller_accept_issue_no_goods_return");
    }

    static String id(int number) {
        return Long.toString(3_031_265_788_000_000L + 10L * number);
    }

    private static String line(int number, int line) {
        return Long.toString(3_031_265_788_000_000L + 10L * number + line);
    }

    private void tell(int number, Instant placed, Instant updated, OrderStatus status, String word) {
        truth.tell(order(number, placed, updated, status, word));
    }

    Order order(int number, Instant placed, Instant updated, OrderStatus status, String word) {
        boolean cancelled = status == OrderStatus.CANCELLED;
        Instant shipped = placed.plus(Duration.ofHours(9));
        return Order.newBuilder()
                .setEntityId(shop.site() + "/" + id(number))
                .setRevision(updated.toEpochMilli())
                .setSite(shop.site())
                .setSource("aliexpress")
                .setOccurredAt(placed)
                .setObservedAt(updated)
                .setOrderId(id(number))
                .setCurrency(shop.currency())
                .setStatus(status)
                .setPlatformStatus(word)
                .setCancelledBy(
                        cancelled ? number % 2 == 0 ? CancelledBy.SELLER : CancelledBy.BUYER : CancelledBy.NOBODY)
                .setCancelledAt(cancelled ? updated : null)
                .setShippedAt(updated.isBefore(shipped) ? null : shipped)
                .setLines(
                        List.of(orderLine(number, 1, status, "3196+3010C", 1), orderLine(number, 2, status, "3383", 2)))
                .build();
    }

    private static OrderLine orderLine(int number, int line, OrderStatus status, String sku, int count) {
        return OrderLine.newBuilder()
                .setLineId(line(number, line))
                .setSku(sku)
                .setQuantity(count)
                .setUnits(count)
                .setStatus(status)
                .setGrossMicros(12_980_000L + 20_000L * number)
                .setDiscountMicros(1_050_000)
                .build();
    }

    private Return returned(int number, Instant asked, Instant updated, boolean calledOff, boolean withdrawn) {
        ReturnKind kind = number % 2 == 0 ? ReturnKind.RETURN : ReturnKind.REFUND;
        return Return.newBuilder()
                .setEntityId(shop.site() + "/return/" + (6_346_213_853_000_000L + number))
                .setRevision(updated.toEpochMilli())
                .setSite(shop.site())
                .setSource("aliexpress")
                .setOccurredAt(withdrawn ? asked : updated)
                .setObservedAt(updated)
                .setWithdrawn(withdrawn)
                .setOrderId(id(number))
                .setKind(kind)
                .setCurrency(shop.currency())
                .setReason(calledOff && !updated.equals(asked) ? CALLED_OFF : "115")
                .setRequestedAt(asked)
                .setLines(List.of(ReturnLine.newBuilder()
                        .setOrderLineId(line(number, 2))
                        .setSku("3383")
                        .setUnits(kind == ReturnKind.RETURN ? 2 : 0)
                        .setRefundMicros(withdrawn ? 0 : 11_930_000L)
                        .build()))
                .build();
    }

    /** Fees bear the date of the shop. */
    private void fees(int number, Instant at) {
        Instant date = shop.start(shop.date(at));
        fee(number, "escrow_fee", FeeClass.PLATFORM, 1_300_000, date, at);
        if (number % 3 == 0) {
            fee(number, "affiliate_commission", FeeClass.OTHER, 2_080_000, date, at);
        }
        if (number % 4 == 0) {
            fee(number, "rest", FeeClass.UNKNOWN, 70_000, date, at);
        }
    }

    private void fee(int number, String name, FeeClass feeClass, long amount, Instant date, Instant told) {
        truth.tell(Fee.newBuilder()
                .setEntityId(shop.site() + "/fee/" + line(number, 1) + "/" + name)
                .setRevision(told.toEpochMilli())
                .setSite(shop.site())
                .setSource("aliexpress")
                .setOccurredAt(date)
                .setObservedAt(told)
                .setOrderId(id(number))
                .setFeeClass(feeClass)
                .setPlatformFeeType(name)
                .setCurrency(shop.currency())
                .setAmountMicros(amount)
                .build());
    }

    private void review(int number, Instant at) {
        truth.tell(Feedback.newBuilder()
                .setEntityId(shop.site() + "/review/" + line(number, 1))
                .setRevision(at.toEpochMilli())
                .setSite(shop.site())
                .setSource("aliexpress")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setKind(FeedbackKind.PRODUCT_REVIEW)
                .setOrderId(id(number))
                .setStars(1 + number % 5)
                .build());
    }

    AliExpressTruth products(int count, Instant at) {
        for (int number = 0; number < count; number++) {
            ListingStatus status = number % 9 == 4
                    ? ListingStatus.PAUSED
                    : number % 9 == 7 ? ListingStatus.DRAFT : ListingStatus.PUBLISHED;
            String product = Long.toString(1_005_003_574_000_000L + number);
            if (number % 2 == 0) {
                product(product + "-<none>", status, at.plusSeconds(number));
            } else {
                product(product + "-14:350853;5:100014064", status, at.plusSeconds(number));
                product(product + "-14:350853;5:361386", status, at.plusSeconds(number));
            }
        }
        return this;
    }

    private void product(String numbers, ListingStatus status, Instant at) {
        truth.tell(Listing.newBuilder()
                .setEntityId(shop.site() + "/listing/" + numbers)
                .setRevision(at.toEpochMilli())
                .setSite(shop.site())
                .setSource("aliexpress")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setSku("SKU-" + numbers)
                .setStatus(status)
                .setPublishedAt(published(status, at))
                .build());
        if (status == ListingStatus.PUBLISHED) {
            LocalDate date = shop.date(at);
            truth.tell(InventorySnapshot.newBuilder()
                    .setEntityId(shop.site() + "/stock/" + numbers + "/" + date)
                    .setRevision(at.toEpochMilli())
                    .setSite(shop.site())
                    .setSource("aliexpress")
                    .setOccurredAt(at)
                    .setObservedAt(at)
                    .setDate(date)
                    .setSku("SKU-" + numbers)
                    .setSellableUnits(numbers.hashCode() & 63)
                    .build());
        }
    }

    private static @Nullable Instant published(ListingStatus status, Instant at) {
        return status == ListingStatus.DRAFT ? null : at.minus(Duration.ofDays(90));
    }

    /** Views of the first products on a date. */
    AliExpressTruth views(LocalDate date, long count, Instant told) {
        for (int number = 0; number < 4; number++) {
            truth.tell(Traffic.newBuilder()
                    .setEntityId(shop.site() + "/traffic/" + (1_005_003_574_000_000L + number) + "/" + date)
                    .setRevision(told.toEpochMilli())
                    .setSite(shop.site())
                    .setSource("aliexpress")
                    .setOccurredAt(shop.start(date))
                    .setObservedAt(told)
                    .setDate(date)
                    .setSessions(count + number)
                    .setPageViews(count + number)
                    .build());
        }
        return this;
    }
}
