package io.globalkpi.ingest.platform.lazada;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Words;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reverse orders of delivered goods; buyers' cancellations before shipping are told by the items themselves. Lines count once
 * money is due or paid; they are booked when they were asked for, which stands still.
 */
final class Returns implements Normalizer<LazadaReverse> {

    private static final String CANCEL = "CANCEL";
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    private static final Words<ReturnKind> KIND = new Words<>(
            "request_type", Map.of("RETURN", ReturnKind.RETURN, "ONLY_REFUND", ReturnKind.REFUND), ReturnKind.UNKNOWN);

    /** Whether a line of that status counts. */
    private static final Words<Boolean> COUNTS = new Words<>(
            "reverse_status",
            Map.ofEntries(
                    Map.entry("REQUEST_INITIATE", false),
                    Map.entry("REQUEST_REJECT", false),
                    Map.entry("REQUEST_CANCEL", false),
                    Map.entry("RTM_INIT", false),
                    Map.entry("RTM_CANCELED", false),
                    Map.entry("RTM_SHIPPING_BACK", false),
                    Map.entry("RTM_RECEIVE_ITEM", false),
                    Map.entry("RTW_INIT", false),
                    Map.entry("RTW_CANCELED", false),
                    Map.entry("RTW_SHIPPING_BACK", false),
                    Map.entry("RTW_REJECT", false),
                    Map.entry("REFUND_INIT", false),
                    Map.entry("REFUND_REJECTED", false),
                    Map.entry("RTW_REFUND_PENDING", true),
                    Map.entry("REFUND_PENDING", true),
                    Map.entry("REFUND_SUCCESS", true),
                    Map.entry("REQUEST_COMPLETE", true)),
            true);

    @Override
    public Normalized normalize(LazadaReverse item, Told told) {
        Normalized outcome = new Normalized();
        if (CANCEL.equals(item.requestType())) {
            return outcome;
        }
        Fields fields = new Fields(String.valueOf(item.reverseOrderId()));
        List<LazadaReverse.Line> all = item.reverseOrderLines() == null ? List.of() : item.reverseOrderLines();
        if (all.isEmpty()) {
            throw fields.bad("reverse_order_lines", "[]", "at least one line");
        }
        List<LazadaReverse.Line> counting = all.stream()
                .filter(line -> COUNTS.read(fields.first("reverse_status", line.reverseStatus()), outcome))
                .toList();
        ReturnKind kind = KIND.read(fields.first("request_type", item.requestType()), outcome);
        List<ReturnLine> lines = new ArrayList<>();
        (counting.isEmpty() ? all : counting).forEach(line -> lines.add(line(line, kind, told, fields)));
        Instant asked = asked(all, fields);
        return outcome.add(Return.newBuilder()
                .setEntityId(told.entity("return", fields.id()))
                .setRevision(modified(all, asked).toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(asked)
                .setObservedAt(told.observedAt())
                .setWithdrawn(counting.isEmpty())
                .setOrderId(String.valueOf(fields.require("trade_order_id", item.tradeOrderId())))
                .setKind(kind)
                .setCurrency(told.shop().currency())
                .setReason(Objects.requireNonNullElse(all.get(0).reasonCode(), ""))
                .setRequestedAt(asked)
                .setLines(lines)
                .build());
    }

    private static ReturnLine line(LazadaReverse.Line line, ReturnKind kind, Told told, Fields fields) {
        return ReturnLine.newBuilder()
                .setOrderLineId(line.tradeOrderLineId() == null ? null : String.valueOf(line.tradeOrderLineId()))
                .setSku(fields.first("seller_sku_id", line.sellerSkuId(), line.platformSkuId()))
                .setUnits(kind == ReturnKind.REFUND ? 0 : 1)
                .setRefundMicros(refund(line, told, fields))
                .build();
    }

    private static long refund(LazadaReverse.Line line, Told told, Fields fields) {
        BigDecimal amount = line.refundAmount();
        boolean whole = told.shop().currency().equals("VND");
        return fields.notNegative("refund_amount", amount == null || whole ? amount : amount.multiply(HUNDREDTH));
    }

    private static Instant asked(List<LazadaReverse.Line> lines, Fields fields) {
        return lines.stream()
                .map(line -> Times.of(line.returnOrderLineGmtCreate()))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElseThrow(() -> fields.bad("return_order_line_gmt_create", null, "a time"));
    }

    private static Instant modified(List<LazadaReverse.Line> lines, Instant otherwise) {
        return lines.stream()
                .map(line -> Times.of(line.returnOrderLineGmtModified()))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(otherwise);
    }
}
