package io.globalkpi.ingest.platform.lazada;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;

/** Campaigns of one date, page by page: rows hold no date, so a slice is a single one. */
final class AdSource implements Source<LazadaAdDay> {

    private static final int PAGE = 100;
    private static final String PATH = "/sponsor/solutions/report/getDiscoveryReportCampaign";

    @Override
    public Pulled<LazadaAdDay> pull(Slice slice, String cursor, Session session) {
        int number = cursor.isEmpty() ? 1 : Integer.parseInt(cursor);
        String date = slice.firstDate(session.shop()).toString();
        Answer answer = session.call(Call.get(PATH, PATH)
                .query("startDate", date)
                .query("endDate", date)
                .query("useRtTable", "false")
                .query("pageNo", Integer.toString(number))
                .query("pageSize", Integer.toString(PAGE)));
        JsonNode result = answer.json().path("result");
        Page<LazadaAdDay> page = new Page<>(LazadaAdDay.class, answer.at());
        result.path("result").forEach(row -> {
            String id = "ads/" + row.path("campaignId").asText() + "/"
                    + row.path("productType").asText() + "/" + date;
            page.add(id, session.shop(), ((ObjectNode) row).put("date", date));
        });
        long total = result.path("totalCount").asLong();
        return page.then((long) number * PAGE < total ? Integer.toString(number + 1) : null)
                .expecting(total);
    }
}
