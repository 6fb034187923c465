package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;

/** The seller's stock, of what was listed through the inventory interface. */
final class StockSource implements Source<Stock.Item> {

    @Override
    public Pulled<Stock.Item> pull(Slice slice, String cursor, Session session) {
        Answer answer = session.call(
                Listed.from(Call.get("getInventoryItems", "/sell/inventory/v1/inventory_item"), cursor, 200));
        JsonNode json = answer.json();
        Page<Stock.Item> page = new Page<>(Stock.Item.class, answer.at());
        json.path("inventoryItems").forEach(item -> page.add(item.path("sku").asText(), session.shop(), item));
        return Listed.then(page, json);
    }
}
