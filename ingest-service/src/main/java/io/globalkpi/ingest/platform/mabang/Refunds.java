package io.globalkpi.ingest.platform.mabang;

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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Money given back, spread over the products by their pieces. What is not decided yet, failed or void contributes nothing. */
final class Refunds implements Normalizer<MabangRefund> {

    private static final Words<Boolean> COUNTS = new Words<>(
            "refundFlag", Map.of("1", false, "2", false, "3", false, "4", true, "5", false, "6", false), true);

    /** Codes of marketplaces; anything else is somebody's free text and is not kept. */
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");

    private static final String WHOLE_ORDER = "order";

    @Override
    public Normalized normalize(MabangRefund item, Told told) {
        Fields fields = new Fields(item.id());
        Normalized outcome = new Normalized();
        boolean counts = COUNTS.read(fields.first("flag", item.flag()), outcome);
        return outcome.add(Return.newBuilder()
                .setEntityId(told.entity("refund", item.id()))
                .setRevision(ChinaTime.of(item.id(), "updateTime", item.updateTime())
                        .orElse(told.generatedAt())
                        .toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(occurredAt(item, fields))
                .setObservedAt(told.observedAt())
                .setWithdrawn(!counts)
                .setOrderId(item.orderId())
                .setKind(ReturnKind.REFUND)
                .setCurrency(Currency.of(item.refundMoneyType(), told.shop().currency()))
                .setReason(code(item.refundReasonDesc()))
                .setRequestedAt(
                        ChinaTime.of(item.id(), "createTime", item.createTime()).orElse(null))
                .setLines(lines(item, fields))
                .build());
    }

    private static String code(@Nullable String reason) {
        return reason != null && CODE.matcher(reason).matches() ? reason : "";
    }

    private static Instant occurredAt(MabangRefund item, Fields fields) {
        return ChinaTime.of(item.id(), "refundTime", item.refundTime())
                .or(() -> ChinaTime.of(item.id(), "createTime", item.createTime()))
                .orElseThrow(() -> fields.bad("refundTime", item.refundTime(), "a time"));
    }

    private static List<ReturnLine> lines(MabangRefund item, Fields fields) {
        long money = fields.notNegative("refundMoney", item.refundMoney());
        List<MabangRefund.Product> products = item.productList() == null ? List.of() : item.productList();
        if (products.isEmpty()) {
            return List.of(line(WHOLE_ORDER, money));
        }
        List<Long> pieces = products.stream()
                .map(product -> fields.pieces("productList.refund_num", product.refundNum()))
                .toList();
        long[] parts = Spread.over(money, pieces);
        List<ReturnLine> lines = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            MabangRefund.Product product = products.get(i);
            lines.add(line(
                    fields.first("productList[" + i + "].platformSku", product.platformSku(), product.refundStock()),
                    parts[i]));
        }
        return lines;
    }

    /** Pieces come with the returns. */
    private static ReturnLine line(String sku, long micros) {
        return ReturnLine.newBuilder()
                .setSku(sku)
                .setUnits(0)
                .setRefundMicros(micros)
                .build();
    }
}
