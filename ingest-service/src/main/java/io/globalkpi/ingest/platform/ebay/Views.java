package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Traffic;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Views of listings by day. eBay counts no visits: a view of a listing stands for one, as in eBay's own conversion rate. */
final class Views implements Normalizer<Views.Day> {

    /**
     * One day of a shop.
     *
     * @param views LISTING_VIEWS_TOTAL; null where eBay says it does not apply
     */
    record Day(
            @Nullable String date,
            @Nullable BigDecimal views,
            @Nullable BigDecimal impressions,
            @Nullable BigDecimal transactions,
            @Nullable String lastUpdatedDate) {}

    @Override
    public Normalized normalize(Day item, Told told) {
        Fields fields = new Fields(String.valueOf(item.date()));
        LocalDate date = fields.date("DAY", item.date());
        long views = fields.rounded("LISTING_VIEWS_TOTAL", item.views());
        return Normalized.of(Traffic.newBuilder()
                .setEntityId(told.entity("traffic", date.toString()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(told.shop().start(date))
                .setObservedAt(told.observedAt())
                .setDate(date)
                .setSessions(views)
                .setPageViews(views)
                .build());
    }
}
