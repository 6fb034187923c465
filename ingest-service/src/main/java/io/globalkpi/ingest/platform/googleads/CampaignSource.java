package io.globalkpi.ingest.platform.googleads;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Rejection;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import io.globalkpi.ingest.platform.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks for the campaigns of some dates and, where one may show products, for the products. Each question is one operation of
 * the day's quota, however long the answer.
 */
final class CampaignSource implements Source<CampaignDay> {

    /** Overridden by the job's setting {@code version}: Google ends a version about a year after it came. */
    static final String VERSION = "v24";

    private static final Set<String> WITH_PRODUCTS = Set.of("SHOPPING", "PERFORMANCE_MAX");

    private static final String CAMPAIGNS = """
            SELECT customer.id, customer.currency_code, customer.time_zone, campaign.id, campaign.status, \
            campaign.advertising_channel_type, segments.date, metrics.impressions, metrics.clicks, metrics.cost_micros, \
            metrics.conversions, metrics.conversions_value, metrics.all_conversions \
            FROM campaign WHERE segments.date BETWEEN '%s' AND '%s'""";

    private static final String PRODUCTS = """
            SELECT campaign.id, segments.date, segments.product_item_id, metrics.impressions, metrics.clicks, \
            metrics.cost_micros, metrics.conversions, metrics.conversions_value \
            FROM shopping_performance_view WHERE segments.date BETWEEN '%s' AND '%s'""";

    @Override
    public Pulled<CampaignDay> pull(Slice slice, String cursor, Session session) {
        Page<CampaignDay> page = new Page<>(CampaignDay.class, session.now());
        List<ReportRow> campaigns = ask(CAMPAIGNS, slice, session, page);
        Map<String, List<ReportRow>> products = campaigns.stream().anyMatch(CampaignSource::mayShowProducts)
                ? ask(PRODUCTS, slice, session, page).stream().collect(Collectors.groupingBy(ReportRow::key))
                : Map.of();
        campaigns.forEach(total -> page.add(
                total.key(), session.shop(), new CampaignDay(total, products.getOrDefault(total.key(), List.of()))));
        return page.then(null);
    }

    private static boolean mayShowProducts(ReportRow row) {
        return row.campaign() != null
                && row.campaign().advertisingChannelType() != null
                && WITH_PRODUCTS.contains(row.campaign().advertisingChannelType());
    }

    private static List<ReportRow> ask(String gaql, Slice slice, Session session, Page<CampaignDay> page) {
        String query = gaql.formatted(slice.firstDate(session.shop()), slice.lastDate(session.shop()));
        String customer = session.account().replace("-", "");
        String path =
                "/" + session.setting("version").orElse(VERSION) + "/customers/" + customer + "/googleAds:searchStream";
        Answer answer = session.call(Call.post("searchStream", path, Wire.bytes(Map.of("query", query))));
        List<ReportRow> rows = new ArrayList<>();
        Wire.each(answer.body(), batch -> {
            // What goes wrong after the first batch comes under HTTP 200, as the last element.
            Failure.in(batch).ifPresent(failure -> {
                throw new CallException(failure.trouble());
            });
            batch.path("results").forEach(row -> read(row, rows, page));
        });
        return rows;
    }

    private static void read(JsonNode row, List<ReportRow> rows, Page<CampaignDay> page) {
        try {
            rows.add(Wire.read(ReportRow.class, row));
        } catch (CallException e) {
            String id = row.at("/campaign/id").asText() + "/"
                    + row.at("/segments/date").asText();
            page.refuse(Rejection.badField(id, "metrics", "", "a row as documented"));
        }
    }
}
