package io.globalkpi.ingest.platform.amazonads;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.standin.Truth;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days of campaigns, told and told again. */
final class AmazonAdsTruth {

    static {
        TrustedRecords.trust();
    }

    private final Truth truth;
    private final Shop shop;

    AmazonAdsTruth(Truth truth, Shop shop) {
        this.truth = truth;
        this.shop = shop;
    }

    /**
     * One day of a campaign.
     *
     * @param kind sp, sb or sd
     * @param id of the campaign, and of the ad where there is one
     * @param from when it is told so
     * @param times of some small figures
     */
    AmazonAdsTruth tell(LocalDate date, String kind, String id, @Nullable String sku, Instant from, long times) {
        truth.tell(AdPerformance.newBuilder()
                .setEntityId(
                        shop.site() + "/ads/" + date + "/" + kind + "/" + AmazonAdsScene.ACCOUNT.profile() + "/" + id)
                .setRevision(from.toEpochMilli())
                .setSite(shop.site())
                .setSource("amazon-ads")
                .setOccurredAt(shop.start(date))
                .setObservedAt(from)
                .setDate(date)
                .setCampaign(id.split("/")[0])
                .setSku(sku)
                .setCurrency("EUR")
                .setImpressions(1_000 * times)
                .setClicks(20 * times)
                .setSpendMicros(7_770_000 * times)
                .setAttributedSalesMicros(41_990_000 * times)
                .setAttributedOrders(times)
                .setAttributedUnits(2 * times)
                .setAttributionDays(kind.equals("sp") ? 7 : 14)
                .build());
        return this;
    }
}
