package io.globalkpi.ingest.platform.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Orders in the order of their time, a page with all its items. The next page begins a second before the time of the last
 * order, not at an offset: offsets move when orders change, and end at five thousand.
 */
final class OrderSource implements Source<LazadaOrder> {

    private static final int PAGE = 50;

    @Override
    public Pulled<LazadaOrder> pull(Slice slice, String cursor, Session session) {
        if (slice.reach() == Reach.NAMED) {
            return withItems(named(slice.ids(), session), session).then(null);
        }
        String time = slice.reach() == Reach.UPDATED ? "updated_at" : "created_at";
        Place place = cursor.isEmpty() ? new Place(slice.from(), 0) : Place.of(cursor);
        String prefix = slice.reach() == Reach.UPDATED ? "update" : "created";
        JsonNode data = session.call(Call.get("/orders/get", "/orders/get")
                        .query(prefix + "_after", Times.iso(place.from()))
                        .query(prefix + "_before", Times.iso(slice.to()))
                        .query("sort_by", time)
                        .query("sort_direction", "ASC")
                        .query("limit", Integer.toString(PAGE))
                        .query("offset", Integer.toString(place.offset())))
                .json()
                .path("data");
        List<ObjectNode> orders = new ArrayList<>();
        data.path("orders").forEach(order -> orders.add((ObjectNode) order));
        String next = orders.size() < PAGE
                ? null
                : next(place, orders.get(PAGE - 1).path(time).asText());
        Pulled<LazadaOrder> pulled = withItems(orders, session).then(next);
        return cursor.isEmpty() && data.has("countTotal")
                ? pulled.expecting(data.path("countTotal").asLong())
                : pulled;
    }

    /** A page whose orders are all of one second is passed by an offset. */
    private static String next(Place place, String lastTime) {
        Instant last = Times.of("updated_at", lastTime, new Fields("orders")).minusSeconds(1);
        return (last.isAfter(place.from()) ? new Place(last, 0) : new Place(place.from(), place.offset() + PAGE))
                .text();
    }

    private static List<ObjectNode> named(List<String> ids, Session session) {
        List<ObjectNode> orders = new ArrayList<>();
        for (String id : ids) {
            JsonNode order = session.call(Call.get("/order/get", "/order/get").query("order_id", id))
                    .json()
                    .path("data");
            if (order instanceof ObjectNode found) {
                orders.add(found);
            }
        }
        return orders;
    }

    private static Page<LazadaOrder> withItems(List<ObjectNode> orders, Session session) {
        if (orders.isEmpty()) {
            return new Page<>(LazadaOrder.class, session.now());
        }
        String ids = orders.stream()
                .map(order -> order.path("order_id").asText())
                .collect(Collectors.joining(",", "[", "]"));
        Answer answer =
                session.call(Call.get("/orders/items/get", "/orders/items/get").query("order_ids", ids));
        Map<String, JsonNode> items = new HashMap<>();
        answer.json()
                .path("data")
                .forEach(order -> items.put(order.path("order_id").asText(), order.path("order_items")));
        Page<LazadaOrder> page = new Page<>(LazadaOrder.class, answer.at());
        for (ObjectNode order : orders) {
            String id = order.path("order_id").asText();
            JsonNode own = items.get(id);
            page.add(id, session.shop(), own == null ? order : order.set("items", own));
        }
        return page;
    }

    /** Where the next page begins. */
    private record Place(Instant from, int offset) {

        static Place of(String cursor) {
            String[] parts = cursor.split("\\|");
            return new Place(Instant.parse(parts[0]), Integer.parseInt(parts[1]));
        }

        String text() {
            return from + "|" + offset;
        }
    }
}
