package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;

/**
 * Orders by the time they were changed, made, or by their ids.
 *
 * @param shipments true to ask of each fulfilled order when it was shipped: one call more an order, which the job's setting
 *     {@code shipments: off} saves
 */
record OrderSource(boolean shipments) implements Source<EbayOrder> {

    private static final String PATH = "/sell/fulfillment/v1/order";

    @Override
    public Pulled<EbayOrder> pull(Slice slice, String cursor, Session session) {
        Answer answer = session.call(asked(slice, cursor));
        JsonNode json = answer.json();
        boolean ask = shipments && !session.setting("shipments").orElse("").equals("off");
        Page<EbayOrder> page = new Page<>(EbayOrder.class, answer.at());
        for (JsonNode order : json.path("orders")) {
            String id = order.path("orderId").asText();
            if (ask && order.path("orderFulfillmentStatus").asText().equals("FULFILLED")) {
                ((ObjectNode) order).set("shipments", shipments(id, session));
            }
            page.add(id, session.shop(), order);
        }
        return Listed.then(page, json);
    }

    private static Call asked(Slice slice, String cursor) {
        if (slice.reach() == Reach.NAMED) {
            return Call.get("getOrders", PATH).query("orderIds", String.join(",", slice.ids()));
        }
        String by = slice.reach() == Reach.CREATED ? "creationdate" : "lastmodifieddate";
        return Listed.from(Call.get("getOrders", PATH).query("filter", by + ":" + Listed.span(slice)), cursor, 50);
    }

    private static JsonNode shipments(String id, Session session) {
        return session.call(Call.get("getShippingFulfillments", PATH + "/" + id + "/shipping_fulfillment"))
                .json()
                .path("fulfillments");
    }
}
