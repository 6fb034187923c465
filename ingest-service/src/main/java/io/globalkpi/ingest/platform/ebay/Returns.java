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
import java.util.List;
import java.util.Map;

/**
 * Goods that come back, in pieces; the money is told by the refunds. The list does not say when the goods arrived: a return
 * is booked when the buyer asked for it, and counts once the goods are back or the case is closed.
 */
final class Returns implements Normalizer<ReturnCase> {

    /** True: the goods are back, or it was settled. */
    private static final Words<Boolean> DONE = new Words<>(
            "state",
            Map.ofEntries(
                    Map.entry("RETURN_REQUESTED", false),
                    Map.entry("RETURN_REQUEST_PENDING", false),
                    Map.entry("RETURN_STARTED", false),
                    Map.entry("WAITING_FOR_RETURN_LABEL", false),
                    Map.entry("RETURN_LABEL_PENDING", false),
                    Map.entry("READY_FOR_SHIPPING", false),
                    Map.entry("ITEM_READY_TO_SHIP", false),
                    Map.entry("ITEM_SHIPPED", false),
                    Map.entry("ESCALATED", false),
                    Map.entry("RETURN_REJECTED", false),
                    Map.entry("ITEM_DELIVERED", true),
                    Map.entry("REFUND_SENT", true),
                    Map.entry("CLOSED", true)),
            true);

    @Override
    public Normalized normalize(ReturnCase item, Told told) {
        Fields fields = new Fields(item.returnId());
        Normalized outcome = new Normalized();
        ReturnCase.Creation creation = item.creationInfo();
        if (creation == null || creation.item() == null || creation.creationDate() == null) {
            throw fields.bad("creationInfo", "", "the item and the date of the return");
        }
        Instant asked =
                fields.time("creationInfo.creationDate", creation.creationDate().value());
        boolean done = DONE.read(String.valueOf(item.state()), outcome);
        ReturnCase.LineOf line = item.line();
        return outcome.add(Return.newBuilder()
                .setEntityId(told.entity("returns", item.returnId()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(asked)
                .setObservedAt(told.observedAt())
                .setWithdrawn(!done)
                .setOrderId(item.orderId())
                .setKind(ReturnKind.RETURN)
                .setCurrency(told.shop().currency())
                .setReason(creation.reason() == null ? "" : creation.reason())
                .setRequestedAt(asked)
                .setLines(List.of(ReturnLine.newBuilder()
                        .setOrderLineId(line == null ? null : line.lineItemId())
                        .setSku(
                                line == null
                                        ? fields.first(
                                                "creationInfo.item.itemId",
                                                creation.item().itemId())
                                        : line.sku())
                        .setUnits(fields.rounded(
                                "creationInfo.item.returnQuantity",
                                creation.item().returnQuantity()))
                        .setRefundMicros(0)
                        .build()))
                .build());
    }
}
