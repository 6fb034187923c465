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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Movements of the wallet by the time they were made, page by page, counted from 0. Some are alike in all and told apart by their
 * number, which goes on where a page ends between them: so the cursor holds those of the first and the last second of the page.
 */
final class WalletSource implements Source<ShopeeTransaction> {

    private static final String SPLIT = "\n";

    @Override
    public Pulled<ShopeeTransaction> pull(Slice slice, String cursor, Session session) {
        String[] place = cursor.split(SPLIT);
        int page = Ask.number(place[0], 0);
        Answer answer = session.call(Ask.get("payment/get_wallet_transaction_list")
                .query("page_no", Integer.toString(page))
                .query("page_size", "100")
                .query("create_time_from", Ask.seconds(slice.from()))
                .query("create_time_to", Ask.seconds(slice.to())));
        JsonNode list = Ask.response(answer);
        Page<ShopeeTransaction> items = new Page<>(ShopeeTransaction.class, answer.at());
        Map<String, Integer> alike = alike(place);
        TreeMap<Long, Set<String>> bySecond = new TreeMap<>();
        for (JsonNode row : list.path("transaction_list")) {
            add(row, alike, bySecond, items, session);
        }
        return items.then(list.path("more").asBoolean() ? next(page + 1, alike, bySecond) : null);
    }

    private static void add(
            JsonNode row,
            Map<String, Integer> alike,
            Map<Long, Set<String>> bySecond,
            Page<ShopeeTransaction> items,
            Session session) {
        try {
            ShopeeTransaction read = Wire.read(ShopeeTransaction.class, row);
            ShopeeTransaction numbered = read.numbered(alike.merge(read.likeness(), 1, Integer::sum));
            bySecond.computeIfAbsent(row.path("create_time").asLong(), any -> new TreeSet<>())
                    .add(read.likeness());
            items.add("wallet/" + numbered.key(), session.shop(), numbered);
        } catch (CallException e) {
            items.add("wallet/" + row.path("create_time").asText(), session.shop(), row);
        }
    }

    /** How many of each kind came before. */
    private static Map<String, Integer> alike(String[] place) {
        Map<String, Integer> alike = new HashMap<>();
        for (int i = 1; i < place.length; i++) {
            String[] counted = place[i].split(" ", 2);
            alike.put(counted[1], Integer.parseInt(counted[0]));
        }
        return alike;
    }

    private static String next(int page, Map<String, Integer> alike, TreeMap<Long, Set<String>> bySecond) {
        Set<String> open = new TreeSet<>();
        if (!bySecond.isEmpty()) {
            open.addAll(bySecond.firstEntry().getValue());
            open.addAll(bySecond.lastEntry().getValue());
        }
        StringBuilder next = new StringBuilder().append(page);
        open.forEach(
                kind -> next.append(SPLIT).append(alike.get(kind)).append(' ').append(kind));
        return next.toString();
    }
}
