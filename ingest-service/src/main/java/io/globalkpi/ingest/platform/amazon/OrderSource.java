package io.globalkpi.ingest.platform.amazon;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;

/** Orders by update or creation time, a page of a hundred a step; named ones one by one, which costs no search. */
final class OrderSource implements Source<AmazonOrder> {

    private static final String PATH = "/orders/2026-01-01/orders";
    private static final String DATA = "PROCEEDS,CANCELLATION,FULFILLMENT,PACKAGES";

    @Override
    public Pulled<AmazonOrder> pull(Slice slice, String cursor, Session session) {
        return slice.reach() == Reach.NAMED ? named(slice, cursor, session) : page(slice, cursor, session);
    }

    private static Pulled<AmazonOrder> page(Slice slice, String cursor, Session session) {
        String by = slice.reach() == Reach.UPDATED ? "lastUpdated" : "created";
        Call call = Call.get(SpApi.SEARCH_ORDERS, PATH)
                .query("marketplaceIds", Marketplace.of(session).id())
                .query(by + "After", slice.from().toString())
                .query(by + "Before", slice.to().toString())
                .query("maxResultsPerPage", session.setting("page-size").orElse("100"))
                .query("includedData", DATA);
        Answer answer = session.call(cursor.isEmpty() ? call : call.query("paginationToken", cursor));
        JsonNode json = answer.json();
        Page<AmazonOrder> page = new Page<>(AmazonOrder.class, answer.at());
        json.path("orders").forEach(order -> page.add(order.path("orderId").asText(), session.shop(), order));
        return page.then(json.path("pagination").path("nextToken").asText());
    }

    /** The cursor counts those that are done. */
    private static Pulled<AmazonOrder> named(Slice slice, String cursor, Session session) {
        int at = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        String id = slice.ids().get(at);
        Answer answer = session.call(
                Call.get(SpApi.GET_ORDER, PATH + "/" + Call.escaped(id)).query("includedData", DATA));
        Page<AmazonOrder> page = new Page<>(AmazonOrder.class, answer.at());
        page.add(id, session.shop(), answer.json().path("order"));
        return page.then(at + 1 < slice.ids().size() ? Integer.toString(at + 1) : null);
    }
}
