package io.globalkpi.ingest.platform.tiktokads;

import io.globalkpi.ingest.platform.AdDay;
import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;

/**
 * A row of the report as an event. The two reports count by other names, and a campaign is told by one of them only.
 *
 * @param kind begins the rows' ids, so that two reports never tell the same row
 * @param spend name of the cost
 * @param sales name of the sales attributed
 * @param orders name of the orders attributed
 */
record Campaigns(String kind, String spend, String sales, String orders) implements Normalizer<ReportRow> {

    /** By the advertiser's own window of attribution. */
    static final Campaigns AUCTION =
            new Campaigns("auction", "spend", "total_complete_payment_rate", "complete_payment");

    static final Campaigns GMV_MAX = new Campaigns("gmv-max", "cost", "gross_revenue", "orders");

    @Override
    public Normalized normalize(ReportRow row, Told told) {
        Fields fields = new Fields(row.campaign() + "/" + row.date());
        Normalized outcome = new Normalized();
        if (row.timezone() != null && !row.timezone().equals(told.shop().zone().getId())) {
            outcome.flag("timezone", row.timezone());
        }
        String campaign = fields.first("dimensions.campaign_id", row.campaign());
        return outcome.add(
                AdDay.row(told, fields.date("dimensions.stat_time_day", row.date()), kind, row.advertiser(), campaign)
                        .setCampaign(campaign)
                        .setCurrency(row.currency() == null ? told.shop().currency() : row.currency())
                        .setImpressions(fields.rounded("metrics.impressions", row.figure("impressions", fields)))
                        .setClicks(fields.rounded("metrics.clicks", row.figure("clicks", fields)))
                        .setSpendMicros(fields.micros("metrics." + spend, row.figure(spend, fields)))
                        .setAttributedSalesMicros(fields.micros("metrics." + sales, row.figure(sales, fields)))
                        .setAttributedOrders(fields.rounded("metrics." + orders, row.figure(orders, fields)))
                        .build());
    }
}
