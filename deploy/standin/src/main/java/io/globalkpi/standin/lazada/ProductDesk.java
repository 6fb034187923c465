package io.globalkpi.standin.lazada;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.ListingStatus;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Products with their stock, and reviews. Ids in the truth hold the numbers that Lazada gives. */
final class ProductDesk {
    private static final int REVIEWS = 10;

    private final Truth truth;
    private final String site;
    private final Clock clock;

    ProductDesk(Truth truth, String site, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.clock = clock;
    }

    void open(Map<String, Function<Ask, ObjectNode>> calls) {
        calls.put("/products/get", this::products);
        calls.put("/review/seller/history/list", this::reviewNumbers);
        calls.put("/review/seller/list/v2", this::reviews);
    }

    private ObjectNode products(Ask ask) {
        int offset = Integer.parseInt(ask.query("offset").orElse("0"));
        int limit = Integer.parseInt(ask.query("limit").orElse("20"));
        if (limit > 50) {
            throw new Refusal("19", "ISP", "E019: \"" + limit + "\" Invalid Limit");
        }
        boolean live = ask.query("filter").orElse("").equals("live");
        Map<String, List<Listing>> all = truth.shown(Listing.class, site, clock.instant()).stream()
                .filter(one -> !live || one.getStatus() == ListingStatus.PUBLISHED)
                .filter(one -> isBetween(one.getOccurredAt(), ask))
                .collect(Collectors.groupingBy(
                        one -> numbers(one.getEntityId())[0], LinkedHashMap::new, Collectors.toList()));
        ArrayNode products = Json.array();
        Json.page(List.copyOf(all.entrySet()), offset, limit)
                .forEach(one -> products.add(product(one.getKey(), one.getValue())));
        ObjectNode data = Json.object().put("total_products", Integer.toString(all.size()));
        return Json.object().set("data", data.set("products", products));
    }

    private static boolean isBetween(Instant at, Ask ask) {
        return ask.query("update_after").isEmpty()
                || !at.isBefore(OffsetDateTime.parse(ask.query("update_after").orElseThrow())
                                .toInstant())
                        && !at.isAfter(
                                OffsetDateTime.parse(ask.query("update_before").orElseThrow())
                                        .toInstant());
    }

    private String[] numbers(String entityId) {
        return entityId.substring(site.length() + 1).split("/")[1].split("-");
    }

    private ObjectNode product(String number, List<Listing> skus) {
        ArrayNode list = Json.array();
        for (Listing sku : skus) {
            String[] numbers = numbers(sku.getEntityId());
            long stock = truth.shown(InventorySnapshot.class, site, clock.instant()).stream()
                    .filter(one -> one.getEntityId().startsWith(site + "/stock/" + String.join("-", numbers) + "/"))
                    .mapToLong(InventorySnapshot::getSellableUnits)
                    .sum();
            list.add(Json.object()
                    .put("Status", sku.getStatus() == ListingStatus.PUBLISHED ? "active" : "inactive")
                    .put("quantity", stock + 2)
                    .put("Available", stock)
                    .put("SellerSku", sku.getSku())
                    .put("ShopSku", "BU565ELAX8AGSGAMZ-1104491")
                    .put("SkuId", Long.parseLong(numbers[1]))
                    .put("price", 32));
        }
        return Json.object()
                .put("item_id", number)
                .put("status", "Active")
                .put("created_time", Long.toString(skus.get(0).getPublishedAt().toEpochMilli()))
                .put("updated_time", Long.toString(skus.get(0).getOccurredAt().toEpochMilli()))
                .put("primary_category", "10000211")
                .set("skus", list);
    }

    /** Reviews are spread over the products by their number. */
    private ObjectNode reviewNumbers(Ask ask) {
        long from = Long.parseLong(ask.query("start_time").orElseThrow());
        long to = Long.parseLong(ask.query("end_time").orElseThrow());
        int page = Integer.parseInt(ask.query("current").orElseThrow());
        if (to - from > 7 * 86_400_000L) {
            throw new Refusal("PARAMS_VALIDATE_ERROR", "ISV", "TIMESPAN_ABOVE_LIMIT");
        }
        List<Long> all = stars().stream()
                .filter(one -> isOf(one, ask.query("item_id").orElseThrow()))
                .filter(one -> one.getOccurredAt().toEpochMilli() >= from
                        && one.getOccurredAt().toEpochMilli() <= to)
                .map(this::number)
                .toList();
        ArrayNode ids = Json.array();
        Json.page(all, (page - 1) * REVIEWS, REVIEWS).forEach(ids::add);
        ObjectNode data = Json.object()
                .put("current", Integer.toString(page))
                .put("total", Integer.toString(all.size()))
                .put("page_size", Integer.toString(REVIEWS));
        return Json.object().put("success", "true").set("data", data.set("id_list", ids));
    }

    private List<Feedback> stars() {
        return truth.shown(Feedback.class, site, clock.instant()).stream()
                .filter(one -> one.getKind() == FeedbackKind.PRODUCT_REVIEW)
                .toList();
    }

    private long number(Feedback review) {
        String id = review.getEntityId();
        return Long.parseLong(id.substring(id.lastIndexOf('/') + 1));
    }

    private boolean isOf(Feedback review, String item) {
        List<String> items = truth.shown(Listing.class, site, clock.instant()).stream()
                .map(one -> numbers(one.getEntityId())[0])
                .distinct()
                .sorted()
                .toList();
        return items.get((int) (number(review) % items.size())).equals(item);
    }

    private ObjectNode reviews(Ask ask) {
        String text = ask.query("id_list").orElseThrow();
        Set<String> ids = Set.of(text.substring(1, text.length() - 1).split(","));
        if (ids.size() > 10) {
            throw new Refusal("PARAMS_VALIDATE_ERROR", "ISV", "ID_ABOVE_LIMIT");
        }
        ArrayNode list = Json.array();
        stars().stream()
                .filter(one -> ids.contains(Long.toString(number(one))))
                .forEach(one -> list.add(Json.object()
                        .put("id", Long.toString(number(one)))
                        .put("order_id", one.getOrderId())
                        .put("product_id", "11111111111")
                        .put("review_type", "PRODUCT_REVIEW")
                        .put("review_content", "Ann likes it")
                        .put("create_time", Long.toString(one.getOccurredAt().toEpochMilli()))
                        .put("submit_time", Long.toString(one.getOccurredAt().toEpochMilli()))
                        .set(
                                "ratings",
                                Json.object()
                                        .put("product_rating", Integer.toString(one.getStars()))
                                        .put("seller_rating", "0")
                                        .put("logistics_rating", "4"))));
        return Json.object().put("success", "true").set("data", Json.object().set("review_list", list));
    }
}
