package io.globalkpi.ingest.platform.amazon;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.schemas.event.RowGrain;
import io.globalkpi.schemas.event.Traffic;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date of GET_SALES_AND_TRAFFIC_REPORT. Its sessions are the shop's: those of its products do not add up to them. Its sales are
 * kept in the raw record for reconciliation; they count what was cancelled later.
 */
record TrafficDay(
        LocalDate date,
        @Nullable Sales salesByDate,
        @Nullable Visits trafficByDate) {

    record Money(BigDecimal amount, String currencyCode) {}

    record Sales(
            @Nullable Money orderedProductSales,
            @Nullable Long unitsOrdered,
            @Nullable Long totalOrderItems,
            @Nullable Long unitsRefunded) {}

    record Visits(
            @Nullable Long pageViews,
            @Nullable Long sessions,
            @JsonAlias("browerPageViews") @Nullable Long browserPageViews,
            @Nullable BigDecimal buyBoxPercentage) {}

    static Pulled<TrafficDay> read(Document document) {
        Page<TrafficDay> page = new Page<>(TrafficDay.class, document.answer().at());
        for (JsonNode day : document.answer().json().path("salesAndTrafficByDate")) {
            page.add("traffic/" + day.path("date").asText(), document.session().shop(), day);
        }
        return page.then(null);
    }

    static Normalized normalize(TrafficDay day, Told told) {
        Visits visits = day.trafficByDate() == null ? new Visits(0L, 0L, 0L, null) : day.trafficByDate();
        return Normalized.of(Traffic.newBuilder()
                .setEntityId(told.entity("traffic", day.date().toString()))
                .setRevision(told.generatedAt().toEpochMilli())
                .setSite(told.shop().site())
                .setSource(told.source())
                .setOccurredAt(told.shop().start(day.date()))
                .setObservedAt(told.observedAt())
                .setDate(day.date())
                .setGrain(RowGrain.DAY)
                .setSessions(visits.sessions() == null ? 0 : visits.sessions())
                .setPageViews(visits.pageViews() == null ? 0 : visits.pageViews())
                .build());
    }
}
