package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import java.time.Instant;
import java.util.List;

/**
 * A row of GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE: what buyers sent back to the seller. The money is told by the refund in
 * the finances, so it is none here.
 *
 * @param row id of the row: the RMA id and the SKU, else its hash and ordinal
 */
record MfnReturn(
        String row,
        String orderId,
        String requestDate,
        String deliveryDate,
        String status,
        String sku,
        String quantity,
        String reason,
        String resolution,
        String claim) {

    static Pulled<MfnReturn> read(Document document) {
        Page<MfnReturn> page = new Page<>(MfnReturn.class, document.answer().at());
        RowIds ids = new RowIds();
        for (Document.Line line : document.lines()) {
            MfnReturn row = of("", line);
            String rma = line.text("amazon rma id");
            String id = rma.isEmpty() ? ids.of(row) : rma + "-" + row.sku();
            page.add("rma/" + id, document.session().shop(), of(id, line));
        }
        return page.then(null);
    }

    private static MfnReturn of(String id, Document.Line line) {
        return new MfnReturn(
                id,
                line.text("order id"),
                line.text("return request date"),
                line.text("return delivery date"),
                line.text("return request status"),
                line.text("merchant sku"),
                line.text("return quantity"),
                line.text("return reason"),
                line.text("resolution"),
                line.text("a-to-z claim"));
    }

    static Normalized normalize(MfnReturn row, Told told) {
        Instant requested = Cells.time(
                row.row(), "Return request date", row.requestDate(), told.shop().zone());
        Instant received = row.deliveryDate().isEmpty()
                ? requested
                : Cells.time(
                        row.row(),
                        "Return delivery date",
                        row.deliveryDate(),
                        told.shop().zone());
        boolean claim = row.claim().equalsIgnoreCase("Y") || row.claim().equalsIgnoreCase("true");
        boolean denied = row.status().equalsIgnoreCase("Denied");
        ReturnLine line = ReturnLine.newBuilder()
                .setSku(row.sku())
                .setUnits(denied ? 0 : Cells.count(row.row(), "Return quantity", row.quantity()))
                .setRefundMicros(0)
                .setRestocked(false)
                .build();
        return Normalized.of(Return.newBuilder()
                .setEntityId(told.entity("rma", row.row()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(received)
                .setObservedAt(told.observedAt())
                .setOrderId(row.orderId().isEmpty() ? null : row.orderId())
                .setKind(claim ? ReturnKind.CLAIM : ReturnKind.RETURN)
                .setCurrency(told.shop().currency())
                .setReason(row.reason())
                .setRequestedAt(requested)
                .setDeniedAt(denied ? told.generatedAt() : null)
                .setLines(List.of(line))
                .build());
    }
}
