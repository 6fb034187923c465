package io.globalkpi.standin.googleads;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.id.Micros;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The truth's advertising as rows of the two reports. */
final class Reports {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final GoogleAdsDesk.Account account;
    private final Truth truth;
    private final Clock clock;

    Reports(GoogleAdsDesk.Account account, Truth truth, Clock clock) {
        this.account = account;
        this.truth = truth;
        this.clock = clock;
    }

    List<ObjectNode> rows(String from, List<String> fields, LocalDate first, LocalDate last) {
        boolean products = from.equals("shopping_performance_view");
        Map<String, List<AdPerformance>> groups = new TreeMap<>();
        for (AdPerformance ad : truth.shown(AdPerformance.class, account.site(), clock.instant())) {
            boolean inDates = !ad.getDate().isBefore(first) && !ad.getDate().isAfter(last);
            if (inDates && (!products || ad.getSku() != null)) {
                String key = ad.getCampaign() + "/" + ad.getDate() + (products ? "/" + ad.getSku() : "");
                groups.computeIfAbsent(key, any -> new ArrayList<>()).add(ad);
            }
        }
        return groups.values().stream()
                .map(group -> row(group, fields))
                .filter(row -> row.path("metrics").size() > 0)
                .toList();
    }

    /** A field that is zero is left out; a row of nothing but zeros too. */
    private ObjectNode row(List<AdPerformance> group, List<String> fields) {
        AdPerformance one = group.get(0);
        ObjectNode row = JSON.objectNode();
        ObjectNode customer = row.putObject("customer").put("resourceName", "customers/" + account.customer());
        ObjectNode campaign = row.putObject("campaign")
                .put("resourceName", "customers/" + account.customer() + "/campaigns/" + one.getCampaign());
        ObjectNode segments = row.putObject("segments");
        ObjectNode metrics = row.putObject("metrics");
        Map<String, Runnable> known = new TreeMap<>();
        known.put("customer.id", () -> customer.put("id", account.customer()));
        known.put("customer.currency_code", () -> customer.put("currencyCode", account.currency()));
        known.put("customer.time_zone", () -> customer.put("timeZone", account.zone()));
        known.put("campaign.id", () -> campaign.put("id", one.getCampaign()));
        known.put("campaign.status", () -> campaign.put("status", "ENABLED"));
        known.put(
                "campaign.advertising_channel_type",
                () -> campaign.put("advertisingChannelType", hasProducts(one) ? "SHOPPING" : "SEARCH"));
        known.put("segments.date", () -> segments.put("date", one.getDate().toString()));
        known.put("segments.product_item_id", () -> segments.put("productItemId", one.getSku()));
        metrics(group, metrics, known);
        for (String field : fields) {
            known.getOrDefault(field, () -> unknown(field)).run();
        }
        return row;
    }

    private static void metrics(List<AdPerformance> group, ObjectNode metrics, Map<String, Runnable> known) {
        BiConsumer<String, Long> text = (name, value) -> {
            if (value != 0) {
                metrics.put(name, Long.toString(value));
            }
        };
        long spend = group.stream().mapToLong(AdPerformance::getSpendMicros).sum();
        long orders =
                group.stream().mapToLong(AdPerformance::getAttributedOrders).sum();
        long sales = group.stream()
                .mapToLong(AdPerformance::getAttributedSalesMicros)
                .sum();
        long clicks = group.stream().mapToLong(AdPerformance::getClicks).sum();
        long shown = group.stream().mapToLong(AdPerformance::getImpressions).sum();
        known.put("metrics.impressions", () -> text.accept("impressions", shown));
        known.put("metrics.clicks", () -> text.accept("clicks", clicks));
        known.put("metrics.cost_micros", () -> text.accept("costMicros", spend));
        known.put("metrics.conversions", () -> put(metrics, "conversions", orders));
        known.put("metrics.all_conversions", () -> put(metrics, "allConversions", orders * 1.25));
        known.put(
                "metrics.conversions_value",
                () -> put(metrics, "conversionsValue", Micros.toDecimal(sales).doubleValue()));
    }

    private static void put(ObjectNode metrics, String name, double value) {
        if (value != 0) {
            metrics.put(name, value);
        }
    }

    private boolean hasProducts(AdPerformance one) {
        return truth.shown(AdPerformance.class, account.site(), clock.instant()).stream()
                .anyMatch(ad -> ad.getCampaign().equals(one.getCampaign()) && ad.getSku() != null);
    }

    private static void unknown(String field) {
        throw new IllegalArgumentException("no such field: " + field);
    }
}
