package io.globalkpi.standin.ebay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Claims of the truth as inquiries after items that did not come. */
final class Inquiries {

    private final Truth truth;
    private final String site;
    private final Clock clock;

    Inquiries(Truth truth, String site, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.clock = clock;
    }

    List<ObjectNode> of(Span span) {
        return truth.shown(Return.class, site, clock.instant()).stream()
                .filter(one -> one.getKind() == ReturnKind.CLAIM && span.holds(one.getOccurredAt()))
                .map(Inquiries::inquiry)
                .toList();
    }

    private static ObjectNode inquiry(Return told) {
        ObjectNode json = Sales.JSON.objectNode();
        String id = told.getEntityId();
        json.put("inquiryId", id.substring(id.lastIndexOf('/') + 1));
        json.put("orderId", told.getOrderId());
        json.put("itemId", Sales.item(told.getLines().get(0).getSku()));
        json.put("transactionId", "10000000000000");
        json.put("buyer", "ann-the-buyer");
        json.put("seller", "acme");
        json.put("inquiryStatusEnum", "WAITING_SELLER_RESPONSE");
        json.putObject("claimAmount").put("value", 19.99).put("currency", told.getCurrency());
        json.putObject("creationDate").put("value", Sales.time(told.getOccurredAt()));
        json.putObject("lastModifiedDate").put("value", Sales.time(Instant.ofEpochMilli(told.getRevision())));
        return json;
    }
}
