package io.globalkpi.ingest.platform.mabang;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A page of the list of SKUs.
 *
 * @param rows of it
 * @param next cursor of the next page; empty after the last
 * @param at when it came
 */
record SkuPage(JsonNode rows, String next, Instant at) {

    static final String API = "stock-do-search-sku-list-new";

    /** As many as quantities are told of in one call. */
    private static final String ROWS = "100";

    /** All SKUs, or of a slice by update time those changed in it. */
    static SkuPage ask(Slice slice, String cursor, Session session) {
        Map<String, String> data = new LinkedHashMap<>();
        if (slice.reach() == Reach.UPDATED) {
            data.put("updateTimeStart", ChinaTime.text(slice.from()));
            data.put("updateTimeEnd", ChinaTime.text(slice.to().minusSeconds(1)));
        }
        data.put("maxRows", ROWS);
        data.put("cursor", cursor);
        Answer answer = session.call(MabangProtocol.call(API, data));
        JsonNode page = answer.json().path("data");
        JsonNode rows = page.path("data");
        return new SkuPage(rows, Paging.CURSOR.after(page, cursor, rows.size()), answer.at());
    }
}
