package io.globalkpi.standin.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Reviews, ads and shop health. Ads of the campaign "rest" stand in the shop's total only. */
final class ShopDesk {

    private static final int MOST_COMMENTS = 500;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-uuuu");

    private final Truth truth;
    private final String site;
    private final Clock clock;

    ShopDesk(Truth truth, String site, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.clock = clock;
    }

    void open(Map<String, Function<Ask, JsonNode>> calls) {
        calls.put("product/get_comment", this::comments);
        calls.put("ads/get_all_cpc_ads_daily_performance", this::total);
        calls.put("ads/get_product_level_campaign_id_list", this::campaigns);
        calls.put("ads/get_product_campaign_daily_performance", this::campaignDays);
        calls.put("account_health/get_shop_performance", this::health);
        calls.put("account_health/get_late_orders", this::late);
    }

    private JsonNode comments(Ask ask) {
        List<Feedback> latest = new ArrayList<>(truth.shown(Feedback.class, site, clock.instant()));
        Collections.reverse(latest);
        List<Feedback> all = Json.page(latest, 0, MOST_COMMENTS);
        int at = ask.query("cursor")
                .filter(text -> !text.isEmpty())
                .map(Integer::parseInt)
                .orElse(0);
        int size = Integer.parseInt(ask.query("page_size").orElseThrow());
        ArrayNode list = Json.array();
        Json.page(all, at, size)
                .forEach(one -> list.add(Json.object()
                        .put(
                                "comment_id",
                                Long.parseLong(one.getEntityId().substring(site.length() + "/review/".length())))
                        .put("comment", "Very nice, call Ann")
                        .put("buyer_username", "Ann")
                        .put("order_sn", one.getOrderId())
                        .put("item_id", 16509872)
                        .put("model_id", 0)
                        .put("create_time", Json.seconds(one.getOccurredAt()))
                        .put("rating_star", one.getStars())
                        .put("editable", "EDITABLE")
                        .put("hidden", false)));
        boolean more = at + size < all.size();
        return Json.object()
                .put("more", more)
                .put("next_cursor", more ? Integer.toString(at + size) : "")
                .set("item_comment_list", list);
    }

    private List<AdPerformance> ads(Ask ask) {
        String date = ask.query("start_date").orElseThrow();
        return truth.shown(AdPerformance.class, site, clock.instant()).stream()
                .filter(row -> DATE.format(row.getDate()).equals(date))
                .toList();
    }

    private JsonNode total(Ask ask) {
        List<AdPerformance> rows = ads(ask);
        ArrayNode days = Json.array();
        return rows.isEmpty()
                ? days
                : days.add(figures(ask.query("start_date").orElseThrow(), rows, "broad_item_sold"));
    }

    private JsonNode campaigns(Ask ask) {
        List<String> all = truth.shown(AdPerformance.class, site, clock.instant()).stream()
                .map(AdPerformance::getCampaign)
                .filter(campaign -> !campaign.equals("rest"))
                .distinct()
                .sorted()
                .toList();
        int at = Integer.parseInt(ask.query("offset").orElse("0"));
        int size = Math.min(2, Integer.parseInt(ask.query("limit").orElse("2")));
        ArrayNode list = Json.array();
        Json.page(all, at, size)
                .forEach(campaign ->
                        list.add(Json.object().put("ad_type", "auto").put("campaign_id", Long.parseLong(campaign))));
        return Json.object()
                .put("shop_id", 1234)
                .put("region", "VN")
                .put("has_next_page", at + size < all.size())
                .set("campaign_list", list);
    }

    private JsonNode campaignDays(Ask ask) {
        Set<String> asked = Set.of(ask.query("campaign_id_list").orElseThrow().split(","));
        ArrayNode campaigns = Json.array();
        for (AdPerformance row : ads(ask)) {
            if (asked.contains(row.getCampaign())) {
                ArrayNode days = Json.array();
                days.add(figures(ask.query("start_date").orElseThrow(), List.of(row), "broad_order_amount"));
                campaigns.add(Json.object()
                        .put("campaign_id", Long.parseLong(row.getCampaign()))
                        .put("ad_type", "auto")
                        .put("ad_name", "name")
                        .set("metrics_list", days));
            }
        }
        return Json.array()
                .add(Json.object().put("shop_id", 1234).put("region", "VN").set("campaign_list", campaigns));
    }

    private static ObjectNode figures(String date, List<AdPerformance> rows, String units) {
        return Json.object()
                .put("date", date)
                .put("impression", sum(rows, AdPerformance::getImpressions))
                .put("clicks", sum(rows, AdPerformance::getClicks))
                .put("expense", Json.money(sum(rows, AdPerformance::getSpendMicros)))
                .put("broad_gmv", Json.money(sum(rows, AdPerformance::getAttributedSalesMicros)))
                .put("broad_order", sum(rows, AdPerformance::getAttributedOrders))
                .put(units, sum(rows, AdPerformance::getAttributedUnits));
    }

    private static long sum(List<AdPerformance> rows, ToLongFunction<AdPerformance> figure) {
        return rows.stream().mapToLong(figure).sum();
    }

    private JsonNode health(Ask ask) {
        ObjectNode late = Json.object()
                .put("metric_id", 1)
                .put("metric_name", "late_shipment_rate")
                .put("metric_type", 1)
                .put("unit", 2)
                .putNull("last_period")
                .put("current_period", 3);
        late.set("target", Json.object().put("comparator", "<").put("value", 10));
        return Json.object().set("metric_list", Json.array().add(late));
    }

    private JsonNode late(Ask ask) {
        ArrayNode list = Json.array();
        truth.shown(Order.class, site, clock.instant()).stream()
                .filter(order -> order.getShippedAt() == null
                        && order.getPromisedShipAt() != null
                        && order.getPromisedShipAt().isBefore(clock.instant()))
                .limit(100)
                .forEach(order -> list.add(Json.object()
                        .put("order_sn", order.getOrderId())
                        .put("shipping_deadline", Json.seconds(order.getPromisedShipAt()))
                        .put("late_by_days", 1)));
        return Json.object().put("total_count", list.size()).set("late_order_list", list);
    }
}
