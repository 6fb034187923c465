package io.globalkpi.ingest.platform.amazonads;

import io.globalkpi.ingest.platform.AdDay;
import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import java.time.LocalDate;

/** A row of one report as an event. */
record Rows(ReportKind kind) implements Normalizer<ReportRow> {

    @Override
    public Normalized normalize(ReportRow row, Told told) {
        Fields fields = new Fields(row.campaignId() + "/" + row.date());
        Normalized outcome = new Normalized();
        if (row.timezone() != null && !row.timezone().equals(told.shop().zone().getId())) {
            outcome.flag("timezone", row.timezone());
        }
        LocalDate date = fields.date("date", row.date());
        String campaign = fields.first("campaignId", row.campaignId());
        String[] id = row.adId() == null
                ? new String[] {kind.feed(), row.profile(), campaign}
                : new String[] {kind.feed(), row.profile(), campaign, row.adId()};
        return outcome.add(AdDay.row(told, date, id)
                .setCampaign(campaign)
                .setSku(row.sku())
                .setCurrency(row.currency() == null ? told.shop().currency() : row.currency())
                .setImpressions(fields.rounded("impressions", row.impressions()))
                .setClicks(fields.rounded("clicks", row.clicks()))
                .setSpendMicros(fields.micros("cost", row.cost()))
                .setAttributedSalesMicros(fields.micros("sales", row.sales()))
                .setAttributedOrders(fields.rounded("purchases", row.purchases()))
                .setAttributedUnits(fields.rounded("unitsSold", row.units()))
                .setAttributionDays(kind.attributionDays())
                .build());
    }
}
