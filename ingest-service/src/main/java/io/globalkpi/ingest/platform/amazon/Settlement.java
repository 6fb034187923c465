package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.id.Micros;
import java.math.BigDecimal;
import java.util.List;

/**
 * A row of GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2: one amount. The first row of a report sums it up and is left out.
 *
 * <p>It tells once more what the finances told, so its events have a source of their own, {@value #SOURCE}: a site names one of
 * the two for its fees.
 *
 * @param row hash and ordinal within the report
 */
record Settlement(
        String row,
        String settlementId,
        String currency,
        String orderId,
        String amountType,
        String description,
        String amount,
        String postedAt,
        String sku) {

    static final String SOURCE = "amazon-settlements";

    static Pulled<Settlement> read(Document document) {
        Page<Settlement> page = new Page<>(Settlement.class, document.answer().at());
        List<Document.Line> lines = document.lines();
        String currency = lines.isEmpty() ? "" : lines.get(0).text("currency");
        RowIds ids = new RowIds();
        for (Document.Line line : lines) {
            if (!line.text("amount-type").isEmpty()) {
                String id = ids.of(of("", currency, line));
                page.add(
                        "settlement/" + line.text("settlement-id") + "/" + id,
                        document.session().shop(),
                        of(id, currency, line));
            }
        }
        return page.then(null);
    }

    private static Settlement of(String id, String currency, Document.Line line) {
        return new Settlement(
                id,
                line.text("settlement-id"),
                currency,
                line.text("order-id"),
                line.text("amount-type"),
                line.text("amount-description"),
                line.text("amount"),
                line.text("posted-date-time"),
                line.text("sku"));
    }

    /** What the buyer paid is told by orders: no event. */
    static Normalized normalize(Settlement row, Told told) {
        Normalized outcome = new Normalized();
        BigDecimal amount = Cells.amount(row.row(), "amount", row.amount());
        String word = ChargeWords.plain(row.description());
        boolean fee =
                row.amountType().equals("ItemFees") || !ChargeWords.isProceeds(ChargeWords.plain(row.amountType()));
        if (!fee || ChargeWords.isProceeds(word) || amount.signum() == 0) {
            return outcome;
        }
        if (!ChargeWords.isKnownFee(word)) {
            outcome.flag("amount-description", row.description());
        }
        return outcome.add(Fee.newBuilder()
                .setEntityId(told.entity("settlement", row.settlementId(), row.row()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(Cells.time(
                        row.row(),
                        "posted-date-time",
                        row.postedAt(),
                        told.shop().zone()))
                .setObservedAt(told.observedAt())
                .setOrderId(row.orderId().isEmpty() ? null : row.orderId())
                .setSku(row.sku().isEmpty() ? null : row.sku())
                .setFeeClass(ChargeWords.feeClass(word))
                .setPlatformFeeType(row.description())
                .setCurrency(row.currency())
                .setAmountMicros(-Micros.of(amount))
                .build());
    }
}
