package io.globalkpi.ingest.platform.mabang;

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

/**
 * Goods that came back, in pieces: their money comes with the refunds, so that it is not told twice. What is open or void
 * contributes nothing.
 */
final class Returns implements Normalizer<MabangReturn> {

    /** What a status means for the pieces: do they count? */
    private static final Words<Boolean> COUNTS =
            new Words<>("returnStatus", Map.of("1", false, "2", true, "3", true, "4", true, "5", false), true);

    @Override
    public Normalized normalize(MabangReturn item, Told told) {
        Fields fields = new Fields(idOf(item));
        Normalized outcome = new Normalized();
        boolean counts = COUNTS.read(fields.first("status", item.status()), outcome);
        return outcome.add(Return.newBuilder()
                .setEntityId(told.entity("return", fields.id()))
                .setRevision(revision(item, fields, told))
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(occurredAt(item, fields))
                .setObservedAt(told.observedAt())
                .setWithdrawn(!counts)
                .setOrderId(item.orderId())
                .setKind(ReturnKind.RETURN)
                .setCurrency(Currency.of(item.currencyId(), told.shop().currency()))
                .setReason(item.type() == null || item.type().isBlank() ? "" : "type-" + item.type())
                .setRequestedAt(ChinaTime.of(fields.id(), "createDate", item.createDate())
                        .orElse(null))
                .setLines(lines(item, fields))
                .build());
    }

    /** Mabang's number of the return; where an account has none, an order has one return. */
    static String idOf(MabangReturn item) {
        String own = item.returnOrderId();
        return own == null || own.isBlank() ? item.orderId() : own;
    }

    private static long revision(MabangReturn item, Fields fields, Told told) {
        return ChinaTime.of(fields.id(), "update_time", item.updateTime())
                .orElse(told.generatedAt())
                .toEpochMilli();
    }

    private static Instant occurredAt(MabangReturn item, Fields fields) {
        return ChinaTime.of(fields.id(), "refundTime", item.refundTime())
                .or(() -> ChinaTime.of(fields.id(), "inTime", item.inTime()))
                .or(() -> ChinaTime.of(fields.id(), "createDate", item.createDate()))
                .orElseThrow(() -> fields.bad("createDate", item.createDate(), "a time"));
    }

    private static List<ReturnLine> lines(MabangReturn item, Fields fields) {
        List<MabangReturn.Item> told = item.item() == null ? List.of() : item.item();
        boolean restocked = ChinaTime.of(fields.id(), "inTime", item.inTime()).isPresent();
        List<ReturnLine> lines = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            MabangReturn.Item line = told.get(i);
            lines.add(ReturnLine.newBuilder()
                    .setSku(fields.first("item[" + i + "].platformSku", line.platformSku(), line.stockSku()))
                    .setWarehouse(line.stockWarehouseId())
                    .setUnits(fields.pieces("item[" + i + "].quantity", line.quantity()))
                    .setRefundMicros(0)
                    .setRestocked(restocked)
                    .build());
        }
        if (lines.isEmpty()) {
            throw fields.bad("item", "[]", "at least one line");
        }
        return lines;
    }
}
