package io.globalkpi.ingest.platform.shopee;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.RowGrain;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Ads by campaign and date of the shop; restated for a week, as sales are counted for the day of the click. */
final class Ads implements Normalizer<ShopeeAdDay> {

    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-uuuu");
    private static final int ATTRIBUTION_DAYS = 7;

    @Override
    public Normalized normalize(ShopeeAdDay item, Told told) {
        Fields fields = new Fields(item.campaign() + "/" + item.date());
        String campaign = fields.first("campaign_id", item.campaign());
        LocalDate date = date(item, fields);
        return Normalized.of(AdPerformance.newBuilder()
                .setEntityId(told.entity("ads", campaign, date.toString()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(told.shop().start(date))
                .setObservedAt(told.observedAt())
                .setDate(date)
                .setGrain(RowGrain.DAY)
                .setCampaign(campaign)
                .setCurrency(told.shop().currency())
                .setImpressions(fields.count("impression", item.impression()))
                .setClicks(fields.count("clicks", item.clicks()))
                .setSpendMicros(fields.micros("expense", item.expense()))
                .setAttributedSalesMicros(fields.micros("broad_gmv", item.broadGmv()))
                .setAttributedOrders(fields.count("broad_order", item.broadOrder()))
                .setAttributedUnits(fields.count("broad_order_amount", item.broadOrderAmount()))
                .setAttributionDays(ATTRIBUTION_DAYS)
                .build());
    }

    private static LocalDate date(ShopeeAdDay item, Fields fields) {
        try {
            return LocalDate.parse(fields.first("date", item.date()), DATE);
        } catch (DateTimeParseException e) {
            throw fields.bad("date", item.date(), "a date such as 31-12-2026");
        }
    }
}
