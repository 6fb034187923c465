package io.globalkpi.ingest.platform.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import java.util.ArrayList;
import java.util.List;

/** Reviews product by product, seven days at most: first their numbers, then ten of them at once. A step is ten products. */
final class ReviewSource implements Source<LazadaReview> {

    private static final int PRODUCTS = 10;
    private static final int DETAILS = 10;
    private static final int MOST_PAGES = 50;
    private static final String HISTORY = "/review/seller/history/list";
    private static final String LIST = "/review/seller/list/v2";

    @Override
    public Pulled<LazadaReview> pull(Slice slice, String cursor, Session session) {
        int offset = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        JsonNode products =
                session.call(ProductSource.list("all", offset, PRODUCTS)).json().path("data");
        List<String> reviews = new ArrayList<>();
        for (JsonNode product : products.path("products")) {
            reviews.addAll(numbers(product.path("item_id").asText(), slice, session));
        }
        Page<LazadaReview> page = new Page<>(LazadaReview.class, session.now());
        for (int from = 0; from < reviews.size(); from += DETAILS) {
            add(reviews.subList(from, Math.min(reviews.size(), from + DETAILS)), page, session);
        }
        long total = products.path("total_products").asLong();
        return page.then(offset + PRODUCTS < total ? Integer.toString(offset + PRODUCTS) : null);
    }

    private static List<String> numbers(String product, Slice slice, Session session) {
        List<String> numbers = new ArrayList<>();
        for (int number = 1; number <= MOST_PAGES; number++) {
            JsonNode data = session.call(Call.get(HISTORY, HISTORY)
                            .query("item_id", product)
                            .query("start_time", Long.toString(slice.from().toEpochMilli()))
                            .query("end_time", Long.toString(slice.to().toEpochMilli()))
                            .query("current", Integer.toString(number)))
                    .json()
                    .path("data");
            data.path("id_list").forEach(id -> numbers.add(id.asText()));
            if (data.path("id_list").isEmpty()
                    || numbers.size() >= data.path("total").asLong()) {
                break;
            }
        }
        return numbers;
    }

    private static void add(List<String> numbers, Page<LazadaReview> page, Session session) {
        Answer answer = session.call(Call.get(LIST, LIST).query("id_list", "[" + String.join(",", numbers) + "]"));
        answer.json()
                .path("data")
                .path("review_list")
                .forEach(row -> page.add("review/" + row.path("id").asText(), session.shop(), row));
    }
}
