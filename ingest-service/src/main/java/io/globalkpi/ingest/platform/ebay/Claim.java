package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complaint about one line of an order. It counts from the day it is opened, without pieces and money.
 *
 * @param line null: the order does not show it, the listing's number stands for it
 * @param reason eBay's word for why
 */
record Claim(
        String entity,
        @Nullable String orderId,
        @Nullable String itemId,
        ReturnCase.@Nullable LineOf line,
        @Nullable Money amount,
        ReturnCase.@Nullable At opened,
        String reason) {

    Return event(Fields fields, Told told) {
        if (opened == null) {
            throw fields.bad("creationDate", "", "the time it was opened");
        }
        Instant at = fields.time("creationDate", opened.value());
        return Return.newBuilder()
                .setEntityId(entity)
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(at)
                .setObservedAt(told.observedAt())
                .setOrderId(orderId)
                .setKind(ReturnKind.CLAIM)
                .setCurrency(amount == null ? told.shop().currency() : Money.currency(amount, "claimAmount", fields))
                .setReason(reason)
                .setRequestedAt(at)
                .setLines(List.of(ReturnLine.newBuilder()
                        .setOrderLineId(line == null ? null : line.lineItemId())
                        .setSku(line == null ? fields.first("itemId", itemId) : line.sku())
                        .setUnits(0)
                        .setRefundMicros(0)
                        .build()))
                .build();
    }
}
