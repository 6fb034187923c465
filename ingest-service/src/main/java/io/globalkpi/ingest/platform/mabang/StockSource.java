package io.globalkpi.ingest.platform.mabang;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import java.util.LinkedHashMap;
import java.util.Map;

/** The stock of all SKUs: a page of the list of SKUs and the quantities of these, so that one that did not move is there too. */
final class StockSource implements Source<MabangStock> {

    static final String API = "stock-get-stock-quantity";

    @Override
    public Pulled<MabangStock> pull(Slice slice, String cursor, Session session) {
        SkuPage skus = SkuPage.ask(slice, cursor, session);
        Map<String, JsonNode> bySku = new LinkedHashMap<>();
        skus.rows().forEach(row -> bySku.put(row.path("stockSku").asText(), row));
        if (bySku.isEmpty()) {
            return new Page<>(MabangStock.class, skus.at()).then(skus.next());
        }
        Answer answer = session.call(MabangProtocol.call(API, Map.of("stockSkus", String.join(",", bySku.keySet()))));
        Page<MabangStock> page = new Page<>(MabangStock.class, answer.at());
        for (JsonNode row : answer.json().path("data").path("data")) {
            String sku = row.path("stockSku").asText();
            JsonNode known = bySku.get(sku);
            if (known != null) {
                ((ObjectNode) row).set("defaultCost", known.path("defaultCost"));
            }
            page.add("stock/" + sku, session.shop(), row);
        }
        return page.then(skus.next());
    }
}
