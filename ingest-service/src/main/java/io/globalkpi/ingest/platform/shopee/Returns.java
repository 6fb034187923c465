package io.globalkpi.ingest.platform.shopee;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Spread;
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

/**
 * Returns and refunds. They count once they are accepted; while they are open or after they were cancelled they contribute
 * nothing. Shopee does not say when it paid the money back: they are booked at the time of the request, which stands still.
 */
final class Returns implements Normalizer<ShopeeReturn> {

    /** Whether a return of that status counts. */
    private static final Words<Boolean> COUNTS = new Words<>(
            "return_status",
            Map.ofEntries(
                    Map.entry("REQUESTED", false),
                    Map.entry("PROCESSING", false),
                    Map.entry("JUDGING", false),
                    Map.entry("SELLER_DISPUTE", false),
                    Map.entry("CANCELLED", false),
                    Map.entry("ACCEPTED", true),
                    Map.entry("REFUND_PAID", true),
                    Map.entry("COMPLETED", true),
                    Map.entry("CLOSED", true)),
            true);

    private static final Words<ReturnKind> KIND =
            new Words<>("return_solution", Map.of("0", ReturnKind.RETURN, "1", ReturnKind.REFUND), ReturnKind.UNKNOWN);

    @Override
    public Normalized normalize(ShopeeReturn item, Told told) {
        Fields fields = new Fields(String.valueOf(item.returnSn()));
        Normalized outcome = new Normalized();
        Instant requested = fields.require("create_time", Ask.time(item.createTime()));
        boolean counts = COUNTS.read(fields.first("status", item.status()), outcome);
        ReturnKind kind = KIND.read(String.valueOf(Objects.requireNonNullElse(item.returnSolution(), 0)), outcome);
        return outcome.add(Return.newBuilder()
                .setEntityId(told.entity("return", fields.id()))
                .setRevision(fields.require("update_time", item.updateTime()) * 1000)
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(requested)
                .setObservedAt(told.observedAt())
                .setWithdrawn(!counts)
                .setOrderId(fields.first("order_sn", item.orderSn()))
                .setKind(kind)
                .setCurrency(fields.first("currency", item.currency()))
                .setReason(Objects.requireNonNullElse(item.reason(), ""))
                .setRequestedAt(requested)
                .setLines(lines(item, kind, fields))
                .build());
    }

    private static List<ReturnLine> lines(ShopeeReturn item, ReturnKind kind, Fields fields) {
        List<ShopeeReturn.Item> told = item.item() == null ? List.of() : item.item();
        if (told.isEmpty()) {
            throw fields.bad("item", "[]", "at least one line");
        }
        List<Long> worth = new ArrayList<>();
        for (ShopeeReturn.Item line : told) {
            worth.add(Math.multiplyExact(
                    fields.notNegative("item.item_price", line.itemPrice()),
                    fields.count("item.amount", line.amount())));
        }
        long[] refunds = Spread.over(fields.notNegative("refund_amount", item.refundAmount()), worth);
        List<ReturnLine> lines = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            lines.add(line(told.get(i), kind, refunds[i], fields));
        }
        return lines;
    }

    private static ReturnLine line(ShopeeReturn.Item line, ReturnKind kind, long refund, Fields fields) {
        return ReturnLine.newBuilder()
                .setSku(Skus.of(
                        line.variationSku(), line.itemSku(), Skus.numbers(line.itemId(), line.modelId()), fields))
                .setUnits(kind == ReturnKind.REFUND ? 0 : fields.count("item.amount", line.amount()))
                .setRefundMicros(refund)
                .build();
    }
}
