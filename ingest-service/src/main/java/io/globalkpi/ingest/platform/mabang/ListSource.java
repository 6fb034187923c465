package io.globalkpi.ingest.platform.mabang;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Rejection;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A list of things that belong to shops, page by page; each goes to the site that the job names for its shop.
 *
 * @param wire what a row is
 * @param id of a row at Mabang
 */
record ListSource<W>(Ask ask, Class<W> wire, Function<JsonNode, String> id) implements Source<W> {

    /** Most orders that may be named in one call. */
    private static final int MOST_NAMED = 10;

    @Override
    public Pulled<W> pull(Slice slice, String cursor, Session session) {
        return slice.reach() == Reach.NAMED ? named(slice.ids(), cursor, session) : page(slice, cursor, session);
    }

    private Pulled<W> page(Slice slice, String cursor, Session session) {
        Answer answer = session.call(MabangProtocol.call(ask.api(), ask.data(slice, cursor)));
        JsonNode data = answer.json().path("data");
        JsonNode rows = rows(data);
        Pulled<W> pulled = read(rows, answer, session).then(ask.paging().after(data, cursor, rows.size()));
        return data.hasNonNull("total") ? pulled.expecting(data.path("total").asLong()) : pulled;
    }

    /** The cursor is how many were named already. */
    private Pulled<W> named(List<String> ids, String cursor, Session session) {
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int to = Math.min(ids.size(), from + MOST_NAMED);
        Map<String, String> data = new LinkedHashMap<>();
        data.put("platformOrderIds", String.join(",", ids.subList(from, to)));
        data.putAll(ask.fixed());
        ask.paging().ask(data, "");
        Answer answer = session.call(MabangProtocol.call(ask.api(), data));
        return read(rows(answer.json().path("data")), answer, session)
                .then(to < ids.size() ? String.valueOf(to) : null);
    }

    /** Archived orders are said to come as {@code list}, everything else as {@code data}. */
    private static JsonNode rows(JsonNode data) {
        return data.path("data").isArray() ? data.path("data") : data.path("list");
    }

    private Page<W> read(JsonNode rows, Answer answer, Session session) {
        Page<W> page = new Page<>(wire, answer.at());
        OrderId orderId = OrderId.of(session);
        for (JsonNode row : rows) {
            ((ObjectNode) row)
                    .put("orderId", orderId.of(row.path("platformOrderId").asText()));
            String name = id.apply(row);
            String shopId = row.path("shopId").asText();
            Optional<Shop> shop = session.shop(shopId);
            if (shop.isPresent()) {
                page.add(name, shop.get(), row);
            } else {
                page.refuse(Rejection.unknownShop(name, "shopId", shopId));
            }
        }
        return page;
    }
}
