package io.globalkpi.ingest.platform.ebay;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The traffic report by day. By listing it is cut at 200 listings, so that it would not add up. Dates are of California
 * unless they come with an offset.
 */
final class TrafficSource implements Source<Views.Day> {

    private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    @Override
    public Pulled<Views.Day> pull(Slice slice, String cursor, Session session) {
        Shop shop = session.shop();
        Answer answer = session.call(Call.get("getTrafficReport", "/sell/analytics/v1/traffic_report")
                .query("dimension", "DAY")
                .query("metric", "LISTING_VIEWS_TOTAL,LISTING_IMPRESSION_TOTAL,TRANSACTION")
                .query(
                        "filter",
                        "marketplace_ids:{" + session.required("marketplace") + "},date_range:["
                                + date(slice.firstDate(shop), shop) + ".." + date(slice.lastDate(shop), shop) + "]"));
        JsonNode json = answer.json();
        Page<Views.Day> page = new Page<>(Views.Day.class, answer.at());
        for (JsonNode row : json.path("records")) {
            Views.Day day = day(row, json);
            page.add("traffic/" + day.date(), shop, day);
        }
        return page.then(null);
    }

    private static String date(LocalDate date, Shop shop) {
        return shop.zone().equals(CALIFORNIA)
                ? DateTimeFormatter.BASIC_ISO_DATE.format(date)
                : OFFSET.format(date.atStartOfDay(shop.zone()));
    }

    private static Views.Day day(JsonNode row, JsonNode report) {
        Map<String, BigDecimal> values = new HashMap<>();
        JsonNode metrics = report.at("/header/metrics");
        for (int i = 0; i < metrics.size(); i++) {
            JsonNode told = row.path("metricValues").path(i);
            if (told.path("applicable").asBoolean()) {
                values.put(metrics.path(i).path("key").asText(), number(told.path("value")));
            }
        }
        return new Views.Day(
                iso(row.at("/dimensionValues/0/value").asText()),
                values.get("LISTING_VIEWS_TOTAL"),
                values.get("LISTING_IMPRESSION_TOTAL"),
                values.get("TRANSACTION"),
                report.path("lastUpdatedDate").asText());
    }

    private static @Nullable BigDecimal number(JsonNode value) {
        try {
            return new BigDecimal(value.asText());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Days come as 20260131 or as a time that begins with 2026-01-31. */
    static String iso(String told) {
        return told.matches("\\d{8}")
                ? told.substring(0, 4) + "-" + told.substring(4, 6) + "-" + told.substring(6)
                : told.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d)T.*", "$1");
    }
}
