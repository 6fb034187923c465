package io.globalkpi.ingest.platform.tiktokads;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.standin.Truth;
import java.time.Instant;
import java.time.LocalDate;

/** Days of campaigns, told and told again. */
final class TikTokAdsTruth {

    static {
        TrustedRecords.trust();
    }

    private final Truth truth;
    private final Shop shop;

    TikTokAdsTruth(Truth truth, Shop shop) {
        this.truth = truth;
        this.shop = shop;
    }

    /**
     * One day of a campaign.
     *
     * @param kind auction or gmv-max
     * @param from when it is told so
     * @param times of some small figures
     */
    TikTokAdsTruth tell(LocalDate date, String kind, String campaign, Instant from, long times) {
        boolean max = kind.equals("gmv-max");
        truth.tell(AdPerformance.newBuilder()
                .setEntityId(shop.site() + "/ads/" + date + "/" + kind + "/7000000000000/" + campaign)
                .setRevision(from.toEpochMilli())
                .setSite(shop.site())
                .setSource("tiktok-ads")
                .setOccurredAt(shop.start(date))
                .setObservedAt(from)
                .setDate(date)
                .setCampaign(campaign)
                .setCurrency("VND")
                .setImpressions(max ? 0 : 900 * times)
                .setClicks(max ? 0 : 12 * times)
                .setSpendMicros(250_000_000_000L * times)
                .setAttributedSalesMicros(990_000_000_000L * times)
                .setAttributedOrders(times)
                .build());
        return this;
    }
}
