package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Words;
import io.globalkpi.schemas.event.Return;
import java.util.Map;

/**
 * Returns that a buyer or the seller took to eBay, as claims without pieces and money: those are told by the return and the refunds.
 * An item that did not come was claimed by its inquiry already, so that its case makes no event.
 */
final class Cases implements Normalizer<BuyerCase> {

    /** True: no other feed tells the claim. */
    private static final Words<Boolean> NEW_CLAIM =
            new Words<>("caseType", Map.of("RETURN", true, "ITEM_NOT_RECEIVED", false), true);

    private static final Words<Boolean> STATUS = new Words<>(
            "caseStatusEnum",
            Map.of(
                    "OPEN", true,
                    "ON_HOLD", true,
                    "WAITING_CS", true,
                    "WAITING_DELIVERY", true,
                    "REFUND_AGREED_BUT_FAILED", true,
                    "CLOSED", true,
                    "CS_CLOSED", true,
                    "OTHER", true),
            true);

    @Override
    public Normalized normalize(BuyerCase item, Told told) {
        Fields fields = new Fields("case/" + item.caseId());
        Normalized outcome = new Normalized();
        STATUS.read(String.valueOf(item.caseStatusEnum()), outcome);
        String type = String.valueOf(item.caseType());
        if (!NEW_CLAIM.read(type, outcome)) {
            return outcome;
        }
        Return claim = new Claim(
                        told.entity("cases", item.caseId()),
                        item.orderId(),
                        item.itemId(),
                        item.line(),
                        item.claimAmount(),
                        item.creationDate(),
                        type)
                .event(fields, told);
        return outcome.add(claim);
    }
}
