package io.globalkpi.ingest.platform.mabang;

import static io.globalkpi.ingest.platform.mabang.MabangScene.DE;
import static io.globalkpi.ingest.platform.mabang.MabangScene.US;

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
import java.util.Locale;

/** Some days of two shops in the books of an ERP. */
final class MabangTruth {

    static {
        TrustedRecords.trust();
    }

    private final Truth truth;

    MabangTruth(Truth truth) {
        this.truth = truth;
    }

    /** So many orders of both shops, one every so often. */
    MabangTruth orders(int count, Instant first, Duration every) {
        for (int i = 0; i < count; i++) {
            life(i % 3 == 0 ? DE.site() : US.site(), i, first.plus(every.multipliedBy(i)));
        }
        return this;
    }

    private void life(String site, int i, Instant placed) {
        truth.tell(order(site, i, placed, placed, OrderStatus.PAID));
        fees(site, i, placed);
        truth.tell(order(site, i, placed, placed.plus(Duration.ofHours(30)), OrderStatus.SHIPPED));
        if (i % 5 == 0) {
            truth.tell(order(site, i, placed, placed.plus(Duration.ofHours(40)), OrderStatus.CANCELLED));
        }
        if (i % 4 == 0) {
            Instant back = placed.plus(Duration.ofHours(45));
            truth.tell(back(site, i, ReturnKind.RETURN, back, true));
            truth.tell(back(site, i, ReturnKind.RETURN, back.plusSeconds(7200), false));
            truth.tell(back(site, i, ReturnKind.REFUND, back.plusSeconds(60), false));
        }
    }

    /** One for each class, though it be nothing. */
    private void fees(String site, int number, Instant placed) {
        fee(site, number, placed, FeeClass.PLATFORM, "platformFee", 7_120_000);
        fee(site, number, placed, FeeClass.FULFILMENT, "shippingCost", 21_500_000);
        fee(site, number, placed, FeeClass.OTHER, "", 0);
    }

    private void fee(String site, int number, Instant placed, FeeClass kind, String parts, long micros) {
        truth.tell(Fee.newBuilder()
                .setEntityId(site + "/M" + number + "/fees/" + kind.name().toLowerCase(Locale.ROOT))
                .setRevision(placed.toEpochMilli())
                .setSite(site)
                .setSource("mabang")
                .setOccurredAt(placed)
                .setObservedAt(placed)
                .setOrderId("M" + number)
                .setFeeClass(kind)
                .setPlatformFeeType(parts)
                .setCurrency("CNY")
                .setAmountMicros(micros)
                .build());
    }

    /** What is there of so many SKUs from then on. */
    MabangTruth stock(int skus, Instant at) {
        for (int sku = 0; sku < skus; sku++) {
            truth.tell(stock("S" + sku, at, 10 + sku));
        }
        return this;
    }

    static Order order(String site, int number, Instant placed, Instant told, OrderStatus status) {
        boolean cancelled = status == OrderStatus.CANCELLED;
        return Order.newBuilder()
                .setEntityId(site + "/M" + number)
                .setRevision(told.toEpochMilli())
                .setSite(site)
                .setSource("mabang")
                .setOccurredAt(placed)
                .setObservedAt(told)
                .setOrderId("M" + number)
                .setCurrency(site.equals(US.site()) ? "USD" : "EUR")
                .setStatus(status)
                .setPlatformStatus(cancelled ? "5" : status == OrderStatus.PAID ? "2" : "3")
                .setCancelledBy(cancelled ? CancelledBy.UNKNOWN : CancelledBy.NOBODY)
                .setCancelledAt(cancelled ? told : null)
                .setShippedAt(status == OrderStatus.PAID ? null : placed.plus(Duration.ofHours(30)))
                .setLines(List.of(line("1", "TEA", 2, 19_980_000, status), line("2", "MUG", 1, 19_980_000, status)))
                .build();
    }

    private static OrderLine line(String id, String sku, int pieces, long gross, OrderStatus status) {
        return OrderLine.newBuilder()
                .setLineId(id)
                .setSku(sku)
                .setQuantity(pieces)
                .setUnits(pieces)
                .setStatus(status)
                .setGrossMicros(gross)
                .setDiscountMicros(500_000)
                .build();
    }

    private static Return back(String site, int number, ReturnKind kind, Instant told, boolean open) {
        boolean money = kind == ReturnKind.REFUND;
        return Return.newBuilder()
                .setEntityId(site + (money ? "/refund/" : "/return/") + "8" + number)
                .setRevision(told.toEpochMilli())
                .setSite(site)
                .setSource("mabang")
                .setOccurredAt(told)
                .setObservedAt(told)
                .setWithdrawn(open)
                .setOrderId("M" + number)
                .setKind(kind)
                .setCurrency(site.equals(US.site()) ? "USD" : "EUR")
                .setReason(money ? "BUYER_CANCEL" : "type-2")
                .setRequestedAt(told.minusSeconds(600))
                .setLines(List.of(ReturnLine.newBuilder()
                        .setSku("TEA")
                        .setUnits(money ? 0 : 2)
                        .setRefundMicros(money ? 18_990_000 : 0)
                        .setRestocked(!money)
                        .build()))
                .build();
    }

    private static InventorySnapshot stock(String sku, Instant at, int pieces) {
        return InventorySnapshot.newBuilder()
                .setEntityId(US.site() + "/stock/" + sku)
                .setRevision(at.toEpochMilli())
                .setSite(US.site())
                .setSource("mabang")
                .setOccurredAt(at)
                .setObservedAt(at)
                .setDate(US.date(at))
                .setSku(sku)
                .setWarehouse("7")
                .setSellableUnits(pieces)
                .setReservedUnits(1)
                .setInboundUnits(3)
                .setUnitCostMicros(2_500_000L)
                .setCurrency("CNY")
                .build();
    }
}
