package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA: what came back to Amazon. The money is told by the refund in the
 * finances, so it is none here. Without comments of customers.
 *
 * @param row id of the row: its licence plate, else its hash and ordinal
 */
record FbaReturn(
        String row,
        String returnDate,
        @Nullable String orderId,
        String sku,
        String quantity,
        String disposition,
        String reason) {

    static Pulled<FbaReturn> read(Document document) {
        Page<FbaReturn> page = new Page<>(FbaReturn.class, document.answer().at());
        RowIds ids = new RowIds();
        for (Document.Line line : document.lines()) {
            FbaReturn row = new FbaReturn(
                    "",
                    line.text("return-date"),
                    line.text("order-id"),
                    line.text("sku"),
                    line.text("quantity"),
                    line.text("detailed-disposition"),
                    line.text("reason"));
            String plate = line.text("license-plate-number");
            String id = plate.isEmpty() ? ids.of(row) : plate;
            page.add("return/" + id, document.session().shop(), row.named(id));
        }
        return page.then(null);
    }

    private FbaReturn named(String id) {
        return new FbaReturn(id, returnDate, orderId, sku, quantity, disposition, reason);
    }

    static Normalized normalize(FbaReturn row, Told told) {
        ReturnLine line = ReturnLine.newBuilder()
                .setSku(row.sku())
                .setWarehouse("FBA")
                .setUnits(Cells.count(row.row(), "quantity", row.quantity()))
                .setRefundMicros(0)
                .setRestocked(row.disposition().equals("SELLABLE"))
                .build();
        return Normalized.of(Return.newBuilder()
                .setEntityId(told.entity("return", row.row()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(Cells.time(
                        row.row(), "return-date", row.returnDate(), told.shop().zone()))
                .setObservedAt(told.observedAt())
                .setOrderId(row.orderId() == null || row.orderId().isEmpty() ? null : row.orderId())
                .setKind(ReturnKind.RETURN)
                .setCurrency(told.shop().currency())
                .setReason(row.reason())
                .setLines(List.of(line))
                .build());
    }
}
