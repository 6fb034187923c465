package io.globalkpi.ingest.platform.googleads;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.standin.Truth;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days of campaigns, told and told again. */
final class GoogleAdsTruth {

    static {
        TrustedRecords.trust();
    }

    private final Truth truth;
    private final Shop shop;

    GoogleAdsTruth(Truth truth, Shop shop) {
        this.truth = truth;
        this.shop = shop;
    }

    /**
     * One day of a campaign.
     *
     * @param from when it is told so
     * @param times of some small figures
     */
    GoogleAdsTruth tell(LocalDate date, String campaign, @Nullable String sku, Instant from, long times) {
        truth.tell(AdPerformance.newBuilder()
                .setEntityId(shop.site() + "/ads/" + date + "/1234567890/" + campaign + (sku == null ? "" : "/" + sku))
                .setRevision(from.toEpochMilli())
                .setSite(shop.site())
                .setSource("google-ads")
                .setOccurredAt(shop.start(date))
                .setObservedAt(from)
                .setDate(date)
                .setCampaign(campaign)
                .setSku(sku)
                .setCurrency("USD")
                .setImpressions(1_000 * times)
                .setClicks(37 * times)
                .setSpendMicros(12_340_001 * times)
                .setAttributedSalesMicros(99_990_000 * times)
                .setAttributedOrders(3 * times)
                .build());
        return this;
    }
}
