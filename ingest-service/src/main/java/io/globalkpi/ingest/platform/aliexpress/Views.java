package io.globalkpi.ingest.platform.aliexpress;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Normalizer;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.Traffic;
import java.time.LocalDate;

/** Views of products by date. AliExpress counts no visits: a view of a product stands for one. */
final class Views implements Normalizer<AliExpressViews> {

    @Override
    public Normalized normalize(AliExpressViews item, Told told) {
        Fields fields = new Fields("traffic/" + item.productId() + "/" + item.date());
        LocalDate date = fields.date("date", item.date());
        long views = fields.count("count", fields.require("count", item.count()));
        return Normalized.of(Traffic.newBuilder()
                .setEntityId(told.entity("traffic", fields.first("product_id", item.productId()), date.toString()))
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
