package io.globalkpi.standin.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.ListingStatus;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Products by status, and each of them whole. Ids in the truth hold the numbers that AliExpress gives: product, dash, SKU. */
final class ProductDesk {

    private final Truth truth;
    private final String site;
    private final Clock clock;

    ProductDesk(Truth truth, String site, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.clock = clock;
    }

    void open(Map<String, Function<Map<String, String>, ObjectNode>> calls) {
        calls.put(
                "aliexpress.solution.product.list.get",
                fields -> list(Json.read(fields.get("aeop_a_e_product_list_query"))));
        calls.put("aliexpress.solution.product.info.get", fields -> product(fields.get("product_id")));
    }

    private Map<String, List<Listing>> products() {
        return truth.shown(Listing.class, site, clock.instant()).stream()
                .collect(Collectors.groupingBy(one -> numbers(one)[0], LinkedHashMap::new, Collectors.toList()));
    }

    private String[] numbers(Listing listing) {
        return listing.getEntityId()
                .substring(site.length() + "/listing/".length())
                .split("-", 2);
    }

    private static String word(ListingStatus status) {
        return switch (status) {
            case PUBLISHED -> "onSelling";
            case DRAFT -> "auditing";
            default -> "offline";
        };
    }

    private ObjectNode list(JsonNode query) {
        int size = query.path("page_size").asInt(20);
        if (size >= 100) {
            throw new Refusal("15", "isv.illegal-parameter", "page_size must be less than 100");
        }
        List<Map.Entry<String, List<Listing>>> all = products().entrySet().stream()
                .filter(one -> isAskedFor(one.getValue().get(0), query))
                .toList();
        ArrayNode list = Json.array();
        Json.page(all, query.path("current_page").asInt(1), size)
                .forEach(one -> list.add(Json.object()
                        .put("product_id", Long.parseLong(one.getKey()))
                        .put("subject", "mobile")
                        .put("owner_member_id", AliExpressStandIn.LOGIN_ID)
                        .put("product_min_price", "1.01")
                        .put("gmt_create", Json.time(created(one.getValue())))
                        .put("gmt_modified", Json.time(one.getValue().get(0).getOccurredAt()))));
        ObjectNode result = Json.object()
                .put("success", true)
                .put("product_count", all.size())
                .put("total_page", (all.size() + size - 1) / size)
                .put("current_page", query.path("current_page").asInt(1));
        return Json.object()
                .set("result", result.set("aeop_a_e_product_display_d_t_o_list", Json.list("item_display_dto", list)));
    }

    private static Instant created(List<Listing> skus) {
        Listing first = skus.get(0);
        return first.getPublishedAt() == null ? first.getOccurredAt() : first.getPublishedAt();
    }

    private static boolean isAskedFor(Listing listing, JsonNode query) {
        return word(listing.getStatus())
                        .equals(query.path("product_status_type").asText())
                && (!query.has("gmt_modified_start")
                        || Json.isShownBetween(
                                listing.getOccurredAt(),
                                query.path("gmt_modified_start").asText(),
                                query.path("gmt_modified_end").asText()));
    }

    private ObjectNode product(String id) {
        List<Listing> skus = products().get(id);
        if (skus == null) {
            throw new Refusal("15", "isv.product-not-exist", "no such product");
        }
        ArrayNode list = Json.array();
        skus.forEach(sku -> list.add(Json.object()
                .put("id", numbers(sku)[1])
                .put("sku_code", sku.getSku())
                .put("sku_price", "200.07")
                .put("currency_code", "USD")
                .put("ipm_sku_stock", stock(sku))
                .put("sku_stock", stock(sku) > 0)));
        ObjectNode result = Json.object()
                .put("product_id", Long.parseLong(id))
                .put("product_status_type", word(skus.get(0).getStatus()))
                .put("subject", "mobile")
                .put("category_id", 190_304)
                .put("gmt_create", Json.time(created(skus)))
                .put("gmt_modified", Json.time(skus.get(0).getOccurredAt()));
        return Json.object()
                .set("result", result.set("aeop_ae_product_s_k_us", Json.list("global_aeop_ae_product_sku", list)));
    }

    private long stock(Listing sku) {
        String stock = site + "/stock/" + String.join("-", numbers(sku)) + "/";
        return truth.shown(InventorySnapshot.class, site, clock.instant()).stream()
                .filter(one -> one.getEntityId().startsWith(stock))
                .mapToLong(InventorySnapshot::getSellableUnits)
                .sum();
    }
}
