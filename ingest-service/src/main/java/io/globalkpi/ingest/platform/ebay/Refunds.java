package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Words;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The money an order's buyer got back, refund by refund. Goods that come back are told by the returns. */
final class Refunds implements Normalizer<EbayOrder> {

    private static final Words<Boolean> REFUNDED =
            new Words<>("refundStatus", Map.of("REFUNDED", true, "PENDING", false, "FAILED", false), true);

    @Override
    public Normalized normalize(EbayOrder item, Told told) {
        Normalized outcome = new Normalized();
        EbayOrder.PaymentSummary payment = item.paymentSummary();
        List<EbayOrder.Refund> refunds = payment == null || payment.refunds() == null ? List.of() : payment.refunds();
        for (int i = 0; i < refunds.size(); i++) {
            outcome.add(refund(item, refunds.get(i), i, told, outcome));
        }
        return outcome;
    }

    private static Return refund(EbayOrder item, EbayOrder.Refund refund, int place, Told told, Normalized outcome) {
        Fields fields = new Fields(item.orderId());
        String at = "paymentSummary.refunds[" + place + "].";
        String id = refund.refundId() == null ? String.valueOf(place + 1) : refund.refundId();
        Instant date = fields.find(at + "refundDate", refund.refundDate());
        Instant changed = fields.time("lastModifiedDate", item.lastModifiedDate());
        boolean made = REFUNDED.read(String.valueOf(refund.refundStatus()), outcome);
        return Return.newBuilder()
                .setEntityId(told.entity("refunds", item.orderId(), id))
                .setRevision(changed.toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(date == null ? changed : date)
                .setObservedAt(told.observedAt())
                .setWithdrawn(!made)
                .setOrderId(item.orderId())
                .setKind(ReturnKind.REFUND)
                .setCurrency(Money.currency(refund.amount(), at + "amount", fields))
                .setLines(lines(item, refund, Money.micros(refund.amount(), at + "amount", fields), fields))
                .build();
    }

    /** What the lines do not explain (delivery, or a refund of the order as a whole) goes to the first of them. */
    private static List<ReturnLine> lines(EbayOrder item, EbayOrder.Refund refund, long amount, Fields fields) {
        List<EbayOrder.Line> named = item.lineItems().stream()
                .filter(line -> part(line, refund.refundId(), fields) != 0)
                .toList();
        List<EbayOrder.Line> refunded =
                named.isEmpty() ? item.lineItems().stream().limit(1).toList() : named;
        long explained = refunded.stream()
                .mapToLong(line -> part(line, refund.refundId(), fields))
                .sum();
        List<ReturnLine> lines = new ArrayList<>();
        for (EbayOrder.Line line : refunded) {
            long part = part(line, refund.refundId(), fields);
            lines.add(line(line, lines.isEmpty() ? Math.max(0, part + amount - explained) : part));
        }
        return lines;
    }

    private static long part(EbayOrder.Line line, @Nullable String refundId, Fields fields) {
        return line.refunds() == null
                ? 0
                : line.refunds().stream()
                        .filter(one -> Objects.equals(one.refundId(), refundId))
                        .mapToLong(one -> Money.micros(one.amount(), "lineItems.refunds.amount", fields))
                        .sum();
    }

    private static ReturnLine line(EbayOrder.Line line, long micros) {
        return ReturnLine.newBuilder()
                .setOrderLineId(line.lineItemId())
                .setSku(line.stockKeepingUnit())
                .setUnits(0)
                .setRefundMicros(micros)
                .build();
    }
}
