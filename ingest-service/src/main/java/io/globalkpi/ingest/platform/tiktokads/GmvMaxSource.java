package io.globalkpi.ingest.platform.tiktokads;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import java.util.List;

/** Campaigns of GMV Max of one TikTok shop, which the report of auctions does not tell. */
final class GmvMaxSource implements Source<ReportRow> {

    private static final String METRICS = ReportSource.json(List.of("cost", "orders", "gross_revenue"));
    private static final String DIMENSIONS = ReportSource.json(List.of("campaign_id", "stat_time_day"));

    @Override
    public Pulled<ReportRow> pull(Slice slice, String cursor, Session session) {
        if (session.setting("store").isEmpty()) {
            // An advertiser without a TikTok shop has no such campaigns.
            return Pulled.last(List.of());
        }
        Advertiser advertiser = Advertiser.of(session);
        Answer answer = session.call(Call.get("gmvMaxReport", Advertiser.VERSION + "/gmv_max/report/get/")
                .query("advertiser_id", advertiser.id())
                .query("store_ids", ReportSource.json(List.of(session.required("store"))))
                .query("dimensions", DIMENSIONS)
                .query("metrics", METRICS)
                .query("start_date", slice.firstDate(session.shop()).toString())
                .query("end_date", slice.lastDate(session.shop()).toString())
                .query("page", cursor.isEmpty() ? "1" : cursor)
                .query("page_size", "1000"));
        return ReportSource.rows(answer, advertiser, session);
    }
}
