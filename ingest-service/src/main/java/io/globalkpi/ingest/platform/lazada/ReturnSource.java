package io.globalkpi.ingest.platform.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;

/** Reverse orders page by page, counted from 1. */
final class ReturnSource implements Source<LazadaReverse> {

    private static final int PAGE = 50;
    private static final String PATH = "/reverse/getreverseordersforseller";

    @Override
    public Pulled<LazadaReverse> pull(Slice slice, String cursor, Session session) {
        int number = cursor.isEmpty() ? 1 : Integer.parseInt(cursor);
        String range =
                slice.reach() == Reach.UPDATED ? "ReverseOrderLineModifiedTimeRange" : "ReverseOrderLineTimeRange";
        Answer answer = session.call(Call.get(PATH, PATH)
                .query("page_no", Integer.toString(number))
                .query("page_size", Integer.toString(PAGE))
                .query(range + "Start", Long.toString(slice.from().toEpochMilli()))
                .query(range + "End", Long.toString(slice.to().toEpochMilli())));
        JsonNode result = answer.json().path("result");
        Page<LazadaReverse> page = new Page<>(LazadaReverse.class, answer.at());
        result.path("items")
                .forEach(
                        row -> page.add("return/" + row.path("reverse_order_id").asText(), session.shop(), row));
        long total = result.path("total").asLong();
        return page.then((long) number * PAGE < total ? Integer.toString(number + 1) : null)
                .expecting(total);
    }
}
