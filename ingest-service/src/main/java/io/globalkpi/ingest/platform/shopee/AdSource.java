package io.globalkpi.ingest.platform.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.Page;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Source;
import io.globalkpi.ingest.platform.Wire;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One date a step: every product campaign, and what the shop's total has beyond them. All in one step, so that the rest is
 * taken from figures of one moment.
 */
final class AdSource implements Source<ShopeeAdDay> {

    private static final int CAMPAIGNS_AT_ONCE = 100;

    @Override
    public Pulled<ShopeeAdDay> pull(Slice slice, String cursor, Session session) {
        LocalDate date = cursor.isEmpty() ? slice.firstDate(session.shop()) : LocalDate.parse(cursor);
        Answer answer = session.call(dated("ads/get_all_cpc_ads_daily_performance", date));
        Page<ShopeeAdDay> page = new Page<>(ShopeeAdDay.class, answer.at());
        List<ShopeeAdDay> totals = new ArrayList<>();
        Ask.response(answer).forEach(row -> totals.add(Wire.read(ShopeeAdDay.class, row)));
        List<String> campaigns = campaigns(session);
        for (int from = 0; from < campaigns.size(); from += CAMPAIGNS_AT_ONCE) {
            List<String> some = campaigns.subList(from, Math.min(campaigns.size(), from + CAMPAIGNS_AT_ONCE));
            for (ShopeeAdDay day : days(date, some, session)) {
                totals.replaceAll(total -> total.without(day));
                add(day, page, session);
            }
        }
        totals.stream()
                .filter(rest -> !rest.isNothing())
                .forEach(rest -> add(rest.of(ShopeeAdDay.REST), page, session));
        return page.then(
                date.isBefore(slice.lastDate(session.shop())) ? date.plusDays(1).toString() : null);
    }

    private static void add(ShopeeAdDay day, Page<ShopeeAdDay> page, Session session) {
        page.add("ads/" + day.campaign() + "/" + day.date(), session.shop(), day);
    }

    private static List<String> campaigns(Session session) {
        List<String> numbers = new ArrayList<>();
        for (boolean more = true; more; ) {
            JsonNode list = Ask.response(session.call(Ask.get("ads/get_product_level_campaign_id_list")
                    .query("ad_type", "all")
                    .query("offset", Integer.toString(numbers.size()))
                    .query("limit", "1000")));
            int before = numbers.size();
            list.path("campaign_list")
                    .forEach(
                            campaign -> numbers.add(campaign.path("campaign_id").asText()));
            more = list.path("has_next_page").asBoolean() && numbers.size() > before;
        }
        return numbers;
    }

    private static List<ShopeeAdDay> days(LocalDate date, List<String> campaigns, Session session) {
        Answer answer = session.call(dated("ads/get_product_campaign_daily_performance", date)
                .query("campaign_id_list", String.join(",", campaigns)));
        List<ShopeeAdDay> days = new ArrayList<>();
        JsonNode response = Ask.response(answer);
        Iterable<JsonNode> shops = response.isArray() ? response : List.of(response);
        for (JsonNode shop : shops) {
            for (JsonNode campaign : shop.path("campaign_list")) {
                String number = campaign.path("campaign_id").asText();
                campaign.path("metrics_list")
                        .forEach(row ->
                                days.add(Wire.read(ShopeeAdDay.class, row).of(number)));
            }
        }
        return days;
    }

    private static Call dated(String name, LocalDate date) {
        String text = Ads.DATE.format(date);
        return Ask.get(name).query("start_date", text).query("end_date", text);
    }
}
