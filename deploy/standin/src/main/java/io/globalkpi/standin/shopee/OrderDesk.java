package io.globalkpi.standin.shopee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Orders and returns. */
final class OrderDesk {

    private final Truth truth;
    private final String site;
    private final Clock clock;

    OrderDesk(Truth truth, String site, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.clock = clock;
    }

    void open(Map<String, Function<Ask, JsonNode>> calls) {
        calls.put("order/get_order_list", this::list);
        calls.put("order/get_order_detail", this::details);
        calls.put("returns/get_return_list", this::returns);
    }

    private List<Order> orders() {
        return truth.shown(Order.class, site, clock.instant());
    }

    private JsonNode list(Ask ask) {
        Span span = Span.of(ask, "time");
        boolean byUpdate = ask.query("time_range_field").orElseThrow().equals("update_time");
        int size = Integer.parseInt(ask.query("page_size").orElseThrow());
        if (size < 1 || size > 100) {
            throw new Refusal("error_param", "page_size is between 1 and 100");
        }
        List<Order> all = orders().stream()
                .filter(order -> span.holds(byUpdate ? updated(order.getRevision()) : order.getOccurredAt()))
                .toList();
        int at = ask.query("cursor")
                .filter(text -> !text.isEmpty())
                .map(Integer::parseInt)
                .orElse(0);
        boolean more = at + size < all.size();
        ArrayNode list = Json.array();
        Json.page(all, at, size).forEach(order -> list.add(Json.object().put("order_sn", order.getOrderId())));
        return Json.object()
                .put("more", more)
                .put("next_cursor", more ? Integer.toString(at + size) : "")
                .set("order_list", list);
    }

    private JsonNode details(Ask ask) {
        Set<String> numbers = Set.of(ask.query("order_sn_list").orElseThrow().split(","));
        if (numbers.size() > 50) {
            throw new Refusal("error_param", "order_sn_list limit [1,50]");
        }
        ArrayNode list = Json.array();
        orders().stream()
                .filter(order -> numbers.contains(order.getOrderId()))
                .forEach(order -> list.add(detail(order)));
        return Json.object().set("order_list", list);
    }

    private static ObjectNode detail(Order order) {
        ObjectNode detail = Json.object()
                .put("order_sn", order.getOrderId())
                .put("region", "VN")
                .put("currency", order.getCurrency())
                .put("cod", false)
                .put("order_status", order.getPlatformStatus())
                .put("create_time", Json.seconds(order.getOccurredAt()))
                .put("update_time", order.getRevision() / 1000)
                .put("days_to_ship", 2)
                .put("ship_by_date", Json.seconds(order.getPromisedShipAt()))
                .put("message_to_seller", "Call Ann on 0123456789")
                .put("buyer_user_id", 1170319091)
                .put("buyer_username", "Ann")
                .put("pickup_done_time", Json.seconds(order.getShippedAt()))
                .put("cancel_by", cancelBy(order));
        detail.set("recipient_address", Json.object().put("name", "Ann").put("phone", "0123456789"));
        ArrayNode items = Json.array();
        order.getLines().forEach(line -> items.add(item(line)));
        return detail.set("item_list", items);
    }

    private static String cancelBy(Order order) {
        return switch (order.getCancelledBy()) {
            case BUYER, SELLER -> order.getCancelledBy().name().toLowerCase(Locale.ROOT);
            case PLATFORM -> "system";
            default -> "";
        };
    }

    /** Ids of lines are the item's and the model's number. */
    private static ObjectNode item(OrderLine line) {
        String[] ids = line.getLineId().split("-");
        long pieces = line.getQuantity();
        ObjectNode item = Json.object()
                .put("item_id", Long.parseLong(ids[0]))
                .put("item_name", "backpack")
                .put("item_sku", "")
                .put("model_id", Long.parseLong(ids[1]))
                .put("model_name", "")
                .put("model_sku", line.getSku())
                .put("order_item_id", Long.parseLong(ids[0]))
                .put("model_quantity_purchased", pieces)
                .put("model_original_price", Json.money(line.getGrossMicros() / pieces))
                .put("model_discounted_price", Json.money((line.getGrossMicros() - line.getDiscountMicros()) / pieces));
        return item.set("product_location_id", Json.array().add(line.getWarehouse()));
    }

    private JsonNode returns(Ask ask) {
        boolean byUpdate = ask.query("update_time_from").isPresent();
        Span span = Span.of(ask, byUpdate ? "update_time" : "create_time");
        int size = Integer.parseInt(ask.query("page_size").orElseThrow());
        int page = Integer.parseInt(ask.query("page_no").orElseThrow());
        List<Return> all = truth.shown(Return.class, site, clock.instant()).stream()
                .filter(one -> span.holds(byUpdate ? updated(one.getRevision()) : one.getRequestedAt()))
                .toList();
        ArrayNode list = Json.array();
        Json.page(all, page * size, size).forEach(one -> list.add(returned(one)));
        return Json.object().put("more", (page + 1) * size < all.size()).set("return", list);
    }

    private ObjectNode returned(Return told) {
        ObjectNode returned = Json.object()
                .put("return_sn", told.getEntityId().substring(site.length() + "/return/".length()))
                .put("order_sn", told.getOrderId())
                .put("status", told.getWithdrawn() ? "REQUESTED" : "ACCEPTED")
                .put("reason", told.getReason())
                .put("text_reason", "Ann says it broke")
                .put(
                        "refund_amount",
                        Json.money(told.getLines().stream()
                                .mapToLong(ReturnLine::getRefundMicros)
                                .sum()))
                .put("currency", told.getCurrency())
                .put("create_time", Json.seconds(told.getRequestedAt()))
                .put("update_time", told.getRevision() / 1000)
                .put("return_solution", told.getKind() == ReturnKind.RETURN ? 0 : 1)
                .put("return_refund_request_type", 0)
                .put("needs_logistics", told.getKind() == ReturnKind.RETURN);
        returned.set("user", Json.object().put("username", "Ann").put("email", "ann@example.com"));
        ArrayNode items = Json.array();
        told.getLines().forEach(line -> {
            long pieces = Math.max(1, line.getUnits());
            items.add(Json.object()
                    .put("item_id", 2147533133L)
                    .put("model_id", 0)
                    .put("name", "backpack")
                    .put("item_sku", "")
                    .put("variation_sku", line.getSku())
                    .put("amount", pieces)
                    .put("item_price", Json.money(line.getRefundMicros() / pieces)));
        });
        return returned.set("item", items);
    }

    private static Instant updated(long revision) {
        return Instant.ofEpochMilli(revision);
    }
}
