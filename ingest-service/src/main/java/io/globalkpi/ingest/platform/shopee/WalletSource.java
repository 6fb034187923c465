package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import io.globalkpi.ingest.platform.Wire;
import java.util.HashMap;
import java.util.Map;

/** Movements of the wallet by the time they were made, page by page, counted from 0. */
final class WalletSource implements Source<ShopeeTransaction> {

    @Override
    public Pulled<ShopeeTransaction> pull(Slice slice, String cursor, Session session) {
        int page = Ask.number(cursor, 0);
        Answer answer = session.call(Ask.get("payment/get_wallet_transaction_list")
                .query("page_no", Integer.toString(page))
                .query("page_size", "100")
                .query("create_time_from", Ask.seconds(slice.from()))
                .query("create_time_to", Ask.seconds(slice.to())));
        JsonNode list = Ask.response(answer);
        Page<ShopeeTransaction> items = new Page<>(ShopeeTransaction.class, answer.at());
        Map<String, Integer> alike = new HashMap<>();
        for (JsonNode row : list.path("transaction_list")) {
            add(row, alike, items, session);
        }
        return items.then(list.path("more").asBoolean() ? Integer.toString(page + 1) : null);
    }

    private static void add(JsonNode row, Map<String, Integer> alike, Page<ShopeeTransaction> items, Session session) {
        try {
            ShopeeTransaction read = Wire.read(ShopeeTransaction.class, row);
            ShopeeTransaction numbered = read.numbered(alike.merge(read.likeness(), 1, Integer::sum));
            items.add("wallet/" + numbered.key(), session.shop(), numbered);
        } catch (CallException e) {
            items.add("wallet/" + row.path("create_time").asText(), session.shop(), row);
        }
    }
}
