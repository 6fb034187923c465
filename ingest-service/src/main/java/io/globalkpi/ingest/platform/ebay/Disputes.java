package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Words;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Payment disputes, as chargebacks without money: what is lost to them is among the refunds and fees. */
final class Disputes implements Normalizer<Dispute> {

    private static final Words<Boolean> STATUS =
            new Words<>("paymentDisputeStatus", Map.of("OPEN", true, "ACTION_NEEDED", true, "CLOSED", true), true);

    @Override
    public Normalized normalize(Dispute item, Told told) {
        Fields fields = new Fields(item.paymentDisputeId());
        Normalized outcome = new Normalized();
        STATUS.read(String.valueOf(item.paymentDisputeStatus()), outcome);
        return outcome.add(Return.newBuilder()
                .setEntityId(told.entity("disputes", item.paymentDisputeId()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(fields.time("openDate", item.openDate()))
                .setObservedAt(told.observedAt())
                .setOrderId(item.orderId())
                .setKind(ReturnKind.CHARGEBACK)
                .setCurrency(
                        item.amount() == null
                                ? told.shop().currency()
                                : Money.currency(item.amount(), "amount", fields))
                .setReason(item.reason() == null ? "" : item.reason())
                .setRequestedAt(fields.time("openDate", item.openDate()))
                .setLines(lines(item))
                .build());
    }

    /** An order that eBay no longer shows has no lines: its id stands for them. */
    private static List<ReturnLine> lines(Dispute item) {
        if (item.lines().isEmpty()) {
            return List.of(line(null, String.valueOf(item.orderId())));
        }
        return item.lines().stream()
                .map(line -> line(line.lineItemId(), line.sku()))
                .toList();
    }

    private static ReturnLine line(@Nullable String id, String sku) {
        return ReturnLine.newBuilder()
                .setOrderLineId(id)
                .setSku(sku)
                .setUnits(0)
                .setRefundMicros(0)
                .build();
    }
}
