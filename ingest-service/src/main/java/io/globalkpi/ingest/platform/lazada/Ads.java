package io.globalkpi.ingest.platform.lazada;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.RowGrain;
import java.time.LocalDate;

/** Sponsored Discovery by campaign, placement and date of the shop. Lazada names no attribution window. */
final class Ads implements Normalizer<LazadaAdDay> {

    @Override
    public Normalized normalize(LazadaAdDay item, Told told) {
        Fields fields = new Fields(item.campaignId() + "/" + item.date());
        LocalDate date = fields.require("date", item.date());
        String campaign = fields.first("campaignId", item.campaignId());
        return Normalized.of(AdPerformance.newBuilder()
                .setEntityId(told.entity(
                        "ads", campaign, fields.first("productType", item.productType(), "all"), date.toString()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(told.shop().start(date))
                .setObservedAt(told.observedAt())
                .setDate(date)
                .setGrain(RowGrain.DAY)
                .setCampaign(campaign)
                .setCurrency(told.shop().currency())
                .setImpressions(fields.count("impressions", item.impressions()))
                .setClicks(fields.count("clicks", item.clicks()))
                .setSpendMicros(fields.micros("spend", item.spend()))
                .setAttributedSalesMicros(fields.micros("storeRevenue", item.storeRevenue()))
                .setAttributedOrders(fields.count("storeOrders", item.storeOrders()))
                .setAttributedUnits(fields.count("storeUnitSold", item.storeUnitSold()))
                .build());
    }
}
