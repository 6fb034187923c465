package io.globalkpi.standin.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Items with their models and stock. Ids of listings and stock in the truth hold the item's and the model's number. */
final class ItemDesk {

    private static final Map<String, String> STATUS =
            Map.of("PUBLISHED", "NORMAL", "PAUSED", "UNLIST", "DRAFT", "REVIEWING", "ENDED", "SELLER_DELETE");

    private final Truth truth;
    private final String site;
    private final Clock clock;

    ItemDesk(Truth truth, String site, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.clock = clock;
    }

    void open(Map<String, Function<Ask, JsonNode>> calls) {
        calls.put("product/get_item_list", this::list);
        calls.put("product/get_item_base_info", this::details);
        calls.put("product/get_model_list", this::models);
    }

    private Map<String, List<Listing>> items() {
        return truth.shown(Listing.class, site, clock.instant()).stream()
                .collect(Collectors.groupingBy(
                        listing -> numbers(listing.getEntityId())[0], LinkedHashMap::new, Collectors.toList()));
    }

    private String[] numbers(String entityId) {
        return entityId.substring(site.length() + 1).split("/")[1].split("-");
    }

    private static String status(List<Listing> models) {
        return STATUS.get(models.get(0).getStatus().name());
    }

    private JsonNode list(Ask ask) {
        Set<String> statuses = Set.copyOf(ask.all("item_status"));
        Span span = ask.query("update_time_from").isPresent() ? Span.of(ask, "update_time") : null;
        int at = Integer.parseInt(ask.query("offset").orElseThrow());
        int size = Integer.parseInt(ask.query("page_size").orElseThrow());
        List<Map.Entry<String, List<Listing>>> all = items().entrySet().stream()
                .filter(item -> statuses.contains(status(item.getValue())))
                .filter(item ->
                        span == null || span.holds(item.getValue().get(0).getOccurredAt()))
                .toList();
        ArrayNode list = Json.array();
        Json.page(all, at, size)
                .forEach(item -> list.add(Json.object()
                        .put("item_id", Long.parseLong(item.getKey()))
                        .put("item_status", status(item.getValue()))
                        .put("update_time", Json.seconds(item.getValue().get(0).getOccurredAt()))));
        return Json.object()
                .put("total_count", all.size())
                .put("has_next_page", at + size < all.size())
                .put("next_offset", at + size)
                .set("item", list);
    }

    private JsonNode details(Ask ask) {
        Set<String> asked = Set.of(ask.query("item_id_list").orElseThrow().split(","));
        if (asked.size() > 50) {
            throw new Refusal("error_param", "item_id_list limit [0,50]");
        }
        ArrayNode list = Json.array();
        items().forEach((number, models) -> {
            if (asked.contains(number)) {
                list.add(detail(number, models));
            }
        });
        return Json.object().set("item_list", list);
    }

    private ObjectNode detail(String number, List<Listing> models) {
        boolean single = isSingle(models);
        ObjectNode detail = Json.object()
                .put("item_id", Long.parseLong(number))
                .put("category_id", 14646)
                .put("item_name", "backpack")
                .put("item_sku", single ? models.get(0).getSku() : "")
                .put("create_time", Json.seconds(models.get(0).getPublishedAt()))
                .put("update_time", Json.seconds(models.get(0).getOccurredAt()))
                .put("item_status", status(models))
                .put("has_model", !single);
        return single ? detail.set("stock_info_v2", stock(number + "-0")) : detail;
    }

    private boolean isSingle(List<Listing> models) {
        return numbers(models.get(0).getEntityId())[1].equals("0");
    }

    private JsonNode models(Ask ask) {
        ArrayNode list = Json.array();
        for (Listing model : items().get(ask.query("item_id").orElseThrow())) {
            String[] numbers = numbers(model.getEntityId());
            list.add(Json.object()
                    .put("model_id", Long.parseLong(numbers[1]))
                    .put("model_sku", model.getSku())
                    .put("model_status", "MODEL_NORMAL")
                    .set("stock_info_v2", stock(numbers[0] + "-" + numbers[1])));
        }
        return Json.object().set("model", list);
    }

    private ObjectNode stock(String numbers) {
        List<InventorySnapshot> told = truth.shown(InventorySnapshot.class, site, clock.instant()).stream()
                .filter(one -> one.getEntityId().startsWith(site + "/stock/" + numbers + "/"))
                .toList();
        ArrayNode places = Json.array();
        told.forEach(one -> places.add(Json.object()
                .put("location_id", one.getWarehouse())
                .put("stock", one.getSellableUnits())
                .put("if_saleable", true)));
        ObjectNode stock = Json.object();
        stock.set(
                "summary_info",
                Json.object()
                        .put(
                                "total_reserved_stock",
                                told.stream()
                                        .mapToLong(InventorySnapshot::getReservedUnits)
                                        .sum())
                        .put(
                                "total_available_stock",
                                told.stream()
                                        .mapToLong(InventorySnapshot::getSellableUnits)
                                        .sum()));
        return stock.set("seller_stock", places);
    }
}
