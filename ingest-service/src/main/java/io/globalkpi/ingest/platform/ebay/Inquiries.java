package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Words;
import io.globalkpi.schemas.event.Return;
import java.util.Map;

/** Inquiries as claims without pieces and money: what is paid back is among the refunds. One that was escalated counts on as this claim. */
final class Inquiries implements Normalizer<Inquiry> {

    private static final Words<Boolean> STATUS = new Words<>(
            "inquiryStatusEnum",
            Map.of(
                    "OPEN", true,
                    "PENDING", true,
                    "WAITING_BUYER_RESPONSE", true,
                    "WAITING_SELLER_RESPONSE", true,
                    "CLOSED", true,
                    "CLOSED_WITH_ESCALATION", true,
                    "CS_CLOSED", true,
                    "OTHER", true),
            true);

    @Override
    public Normalized normalize(Inquiry item, Told told) {
        Fields fields = new Fields(item.inquiryId());
        Normalized outcome = new Normalized();
        STATUS.read(String.valueOf(item.inquiryStatusEnum()), outcome);
        Return claim = new Claim(
                        told.entity("inquiries", item.inquiryId()),
                        item.orderId(),
                        item.itemId(),
                        item.line(),
                        item.claimAmount(),
                        item.creationDate(),
                        "ITEM_NOT_RECEIVED")
                .event(fields, told);
        return outcome.add(claim);
    }
}
