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

/** Inquiries as claims without pieces and money: what is paid back is among the refunds. One counts from the day it is opened. */
final class Inquiries implements Normalizer<Inquiry> {

    private static final Words<Boolean> STATUS = new Words<>(
            "inquiryStatusEnum",
            Map.ofEntries(
                    Map.entry("OPEN", true),
                    Map.entry("PENDING", true),
                    Map.entry("WAITING_BUYER_RESPONSE", true),
                    Map.entry("WAITING_SELLER_RESPONSE", true),
                    Map.entry("WAITING_DELIVERY", true),
                    Map.entry("ESCALATED", true),
                    Map.entry("CLOSED", true),
                    Map.entry("CLOSED_WITH_ESCALATION", true),
                    Map.entry("CS_CLOSED", true),
                    Map.entry("OTHER", true)),
            true);

    @Override
    public Normalized normalize(Inquiry item, Told told) {
        Fields fields = new Fields(item.inquiryId());
        Normalized outcome = new Normalized();
        STATUS.read(String.valueOf(item.inquiryStatusEnum()), outcome);
        if (item.creationDate() == null) {
            throw fields.bad("creationDate", "", "the time it was opened");
        }
        Instant opened = fields.time("creationDate", item.creationDate().value());
        return outcome.add(Return.newBuilder()
                .setEntityId(told.entity("inquiries", item.inquiryId()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(opened)
                .setObservedAt(told.observedAt())
                .setOrderId(item.orderId())
                .setKind(ReturnKind.CLAIM)
                .setCurrency(
                        item.claimAmount() == null
                                ? told.shop().currency()
                                : Money.currency(item.claimAmount(), "claimAmount", fields))
                .setReason("ITEM_NOT_RECEIVED")
                .setRequestedAt(opened)
                .setLines(List.of(ReturnLine.newBuilder()
                        .setOrderLineId(item.line() == null ? null : item.line().lineItemId())
                        .setSku(
                                item.line() == null
                                        ? fields.first("itemId", item.itemId())
                                        : item.line().sku())
                        .setUnits(0)
                        .setRefundMicros(0)
                        .build()))
                .build());
    }
}
