package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.standin.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Some days of shops whose orders are kept in Dianxiaomi: two products each, in one parcel. */
final class DianxiaomiTruth {

    static {
        TrustedRecords.trust();
    }

    static final String WAREHOUSE = "深圳仓";

    private final Truth truth;

    DianxiaomiTruth(Truth truth) {
        this.truth = truth;
    }

    /** So many orders of the shops in turn, one every so often. */
    DianxiaomiTruth orders(List<Shop> shops, int count, Instant first, Duration every) {
        for (int number = 0; number < count; number++) {
            life(shops.get(number % shops.size()), number, first.plus(every.multipliedBy(number)));
        }
        return this;
    }

    private void life(Shop shop, int number, Instant placed) {
        truth.tell(order(shop, number, placed, placed, OrderStatus.CREATED, "未付款"));
        truth.tell(order(shop, number, placed, placed.plus(Duration.ofHours(2)), OrderStatus.PROCESSING, "待发货"));
        truth.tell(freight(shop, number, placed));
        if (number % 5 == 3) {
            truth.tell(order(shop, number, placed, placed.plus(Duration.ofHours(4)), OrderStatus.CANCELLED, "已取消"));
            return;
        }
        truth.tell(order(shop, number, placed, placed.plus(Duration.ofHours(26)), OrderStatus.SHIPPED, "已发货"));
        if (number % 4 == 1) {
            truth.tell(refund(shop, number, placed.plus(Duration.ofHours(34))));
        }
    }

    private static String id(int number) {
        return "114-" + (1_000 + number);
    }

    /** Discounts are given on the order, and fall on its lines by their worth. */
    private static Order order(
            Shop shop, int number, Instant placed, Instant told, OrderStatus status, String platformStatus) {
        return Order.newBuilder()
                .setEntityId(shop.site() + "/" + id(number))
                .setRevision(told.toEpochMilli())
                .setSite(shop.site())
                .setSource("dianxiaomi")
                .setOccurredAt(placed)
                .setObservedAt(told)
                .setOrderId(id(number))
                .setCurrency(shop.currency())
                .setStatus(status)
                .setPlatformStatus(platformStatus)
                .setCancelledBy(status == OrderStatus.CANCELLED ? CancelledBy.UNKNOWN : CancelledBy.NOBODY)
                .setShippedAt(status == OrderStatus.SHIPPED ? told : null)
                .setLines(List.of(
                        line("TEA", 2, 20_000_000, 2_000_000, status), line("MUG", 1, 5_000_000, 500_000, status)))
                .build();
    }

    private static OrderLine line(String sku, int pieces, long gross, long discount, OrderStatus status) {
        return OrderLine.newBuilder()
                .setLineId("P1/" + sku + "/1")
                .setSku(sku)
                .setWarehouse(WAREHOUSE)
                .setQuantity(pieces)
                .setUnits(pieces)
                .setStatus(status)
                .setGrossMicros(gross)
                .setDiscountMicros(discount)
                .build();
    }

    private static Fee freight(Shop shop, int number, Instant placed) {
        return Fee.newBuilder()
                .setEntityId(shop.site() + "/" + id(number) + "/fees/freight")
                .setRevision(placed.toEpochMilli())
                .setSite(shop.site())
                .setSource("dianxiaomi")
                .setOccurredAt(placed)
                .setObservedAt(placed)
                .setOrderId(id(number))
                .setFeeClass(FeeClass.FULFILMENT)
                .setPlatformFeeType("预估运费")
                .setCurrency("CNY")
                .setAmountMicros(18_200_000)
                .build();
    }

    private static Return refund(Shop shop, int number, Instant at) {
        return Return.newBuilder()
                .setEntityId(shop.site() + "/" + id(number) + "/refund")
                .setRevision(at.toEpochMilli())
                .setSite(shop.site())
                .setSource("dianxiaomi")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setOrderId(id(number))
                .setKind(ReturnKind.REFUND)
                .setCurrency(shop.currency())
                .setLines(List.of(back("TEA", 2_400_000), back("MUG", 600_000)))
                .build();
    }

    private static ReturnLine back(String sku, long money) {
        return ReturnLine.newBuilder()
                .setOrderLineId("P1/" + sku + "/1")
                .setSku(sku)
                .setUnits(0)
                .setRefundMicros(money)
                .build();
    }

    /** What is there from then on, at the seller's, whom the site of the job stands for. */
    DianxiaomiTruth stock(Shop shop, String sku, int pieces, Instant at) {
        truth.tell(InventorySnapshot.newBuilder()
                .setEntityId(shop.site() + "/stock/" + sku)
                .setRevision(at.toEpochMilli())
                .setSite(shop.site())
                .setSource("dianxiaomi")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setDate(shop.date(at))
                .setSku("W-" + sku)
                .setWarehouse(WAREHOUSE)
                .setSellableUnits(pieces)
                .setUnitCostMicros(2_500_000L)
                .setCurrency("CNY")
                .build());
        return this;
    }
}
