package io.globalkpi.ingest.platform.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import io.globalkpi.ingest.platform.Wire;
import java.nio.charset.StandardCharsets;

/** Views product by product: AliExpress has no report of the shop. */
final class ViewSource implements Source<AliExpressViews> {

    /** More than the dates of a slice. */
    private static final String MOST = "50";

    @Override
    public Pulled<AliExpressViews> pull(Slice slice, String cursor, Session session) {
        ProductPage asked = ProductPage.ask(slice, cursor, session, ProductPage.ON_SALE);
        Page<AliExpressViews> page = new Page<>(AliExpressViews.class, asked.at());
        for (String id : asked.ids()) {
            for (JsonNode row : views(id, slice, session).path("itemList")) {
                ObjectNode day = row.deepCopy();
                page.add("traffic/" + id + "/" + row.path("date").asText(), session.shop(), day.put("productId", id));
            }
        }
        return page.then(asked.next());
    }

    /** A text that is JSON within the JSON. */
    private static JsonNode views(String product, Slice slice, Session session) {
        Answer answer =
                session.call(AliExpressProtocol.call("aliexpress.data.redefining.queryproductviewedinfoeverydaybyid")
                        .query("product_id", product)
                        .query("start_date", slice.firstDate(session.shop()).toString())
                        .query("end_date", slice.lastDate(session.shop()).toString())
                        .query("current_page", "1")
                        .query("page_size", MOST));
        JsonNode result = Answers.body(answer.json()).path("result");
        return result.isTextual() ? Wire.tree(result.asText().getBytes(StandardCharsets.UTF_8)) : result;
    }
}
