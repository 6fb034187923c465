package io.globalkpi.ingest.platform.tiktokads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import java.util.List;

/** The campaigns of some dates, page by page; the first page asks the advertiser for its currency and zone as well. */
final class ReportSource implements Source<ReportRow> {

    private static final String METRICS = json(
            List.of("spend", "impressions", "clicks", "conversion", "complete_payment", "total_complete_payment_rate"));

    private static final String DIMENSIONS = json(List.of("campaign_id", "stat_time_day"));

    @Override
    public Pulled<ReportRow> pull(Slice slice, String cursor, Session session) {
        Advertiser advertiser = Advertiser.of(session);
        Answer answer = session.call(Call.get("report", Advertiser.VERSION + "/report/integrated/get/")
                .query("advertiser_id", advertiser.id())
                .query("report_type", "BASIC")
                .query("service_type", "AUCTION")
                .query("data_level", "AUCTION_CAMPAIGN")
                .query("dimensions", DIMENSIONS)
                .query("metrics", METRICS)
                .query("start_date", slice.firstDate(session.shop()).toString())
                .query("end_date", slice.lastDate(session.shop()).toString())
                .query("page", cursor.isEmpty() ? "1" : cursor)
                .query("page_size", "1000"));
        return rows(answer, advertiser, session);
    }

    /** What both reports answer alike. */
    static Pulled<ReportRow> rows(Answer answer, Advertiser advertiser, Session session) {
        JsonNode data = answer.json().path("data");
        Page<ReportRow> page = new Page<>(ReportRow.class, answer.at());
        for (JsonNode row : data.path("list")) {
            ObjectNode own = (ObjectNode) row;
            own.put("advertiser", advertiser.id());
            own.put("currency", advertiser.currency());
            own.put("timezone", advertiser.timezone());
            String id = row.at("/dimensions/campaign_id").asText() + "/"
                    + row.at("/dimensions/stat_time_day").asText();
            page.add(id, session.shop(), row);
        }
        JsonNode pages = data.path("page_info");
        int at = pages.path("page").asInt();
        boolean more = at < pages.path("total_page").asInt();
        return page.then(more ? Integer.toString(at + 1) : null)
                .expecting(pages.path("total_number").asLong());
    }

    /** A list as the parameters want it. */
    static String json(List<String> words) {
        return "[\"" + String.join("\",\"", words) + "\"]";
    }
}
