package io.globalkpi.standin.lazada;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Orders and their items. */
final class OrderDesk {

    private static final int MOST_OFFSET = 5000;

    private final Truth truth;
    private final String site;
    private final Clock clock;

    OrderDesk(Truth truth, String site, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.clock = clock;
    }

    void open(Map<String, Function<Ask, ObjectNode>> calls) {
        calls.put("/orders/get", this::list);
        calls.put("/order/get", this::one);
        calls.put("/orders/items/get", this::items);
    }

    private List<Order> orders() {
        return truth.shown(Order.class, site, clock.instant());
    }

    private ObjectNode list(Ask ask) {
        boolean byUpdate = ask.query("update_after").isPresent();
        String prefix = byUpdate ? "update" : "created";
        Instant after =
                OffsetDateTime.parse(ask.query(prefix + "_after").orElseThrow()).toInstant();
        Instant before = OffsetDateTime.parse(ask.query(prefix + "_before").orElseThrow())
                .toInstant();
        int offset = Integer.parseInt(ask.query("offset").orElse("0"));
        int limit = Integer.parseInt(ask.query("limit").orElse("100"));
        if (offset > MOST_OFFSET || limit > 100) {
            throw new Refusal("14", "ISP", "E014: \"" + offset + "\" Invalid Offset");
        }
        Function<Order, Instant> time =
                byUpdate ? order -> Instant.ofEpochMilli(order.getRevision()) : Order::getOccurredAt;
        List<Order> all = orders().stream()
                .filter(order ->
                        !time.apply(order).isBefore(after) && !time.apply(order).isAfter(before))
                .sorted(Comparator.comparing(time).thenComparing(Order::getOrderId))
                .toList();
        ArrayNode list = Json.array();
        Json.page(all, offset, limit).forEach(order -> list.add(head(order)));
        ObjectNode data = Json.object().put("count", list.size()).put("countTotal", all.size());
        return Json.object().set("data", data.set("orders", list));
    }

    private ObjectNode one(Ask ask) {
        String id = ask.query("order_id").orElseThrow();
        return orders().stream()
                .filter(order -> order.getOrderId().equals(id))
                .findFirst()
                .map(order -> Json.object().<ObjectNode>set("data", head(order)))
                .orElseThrow(() -> new Refusal("16", "ISP", "E016: \"" + id + "\" Invalid Order ID"));
    }

    private static ObjectNode head(Order order) {
        ObjectNode head = Json.object()
                .put("order_number", Long.parseLong(order.getOrderId()))
                .put("order_id", Long.parseLong(order.getOrderId()))
                .put("created_at", Json.time(order.getOccurredAt()))
                .put("updated_at", Json.time(Instant.ofEpochMilli(order.getRevision())))
                .put(
                        "price",
                        Json.money(order.getLines().stream()
                                        .mapToLong(OrderLine::getGrossMicros)
                                        .sum())
                                .toPlainString())
                .put("shipping_fee", 0)
                .put("voucher", 0)
                .put("items_count", order.getLines().size())
                .put("customer_first_name", "Ann")
                .put("gift_message", "For Ann")
                .put("remarks", "");
        head.set("statuses", Json.array().add(order.getPlatformStatus()));
        return head.set(
                "address_shipping", Json.object().put("first_name", "Ann").put("phone", "0123456789"));
    }

    private ObjectNode items(Ask ask) {
        String text = ask.query("order_ids").orElseThrow();
        Set<String> ids = Set.of(text.substring(1, text.length() - 1).split(","));
        if (ids.size() > 100) {
            throw new Refusal("30", "ISP", "too many order ids");
        }
        ArrayNode data = Json.array();
        orders().stream().filter(order -> ids.contains(order.getOrderId())).forEach(order -> {
            ArrayNode items = Json.array();
            order.getLines().forEach(line -> items.add(item(order, line)));
            data.add(Json.object()
                    .put("order_number", Long.parseLong(order.getOrderId()))
                    .put("order_id", Long.parseLong(order.getOrderId()))
                    .set("order_items", items));
        });
        return Json.object().set("data", data);
    }

    private static ObjectNode item(Order order, OrderLine line) {
        return Json.object()
                .put("order_item_id", Long.parseLong(line.getLineId()))
                .put("order_id", Long.parseLong(order.getOrderId()))
                .put("sku", line.getSku())
                .put("shop_sku", "206803194_SGAMZ-311484853")
                .put("name", "backpack")
                .put("status", order.getPlatformStatus())
                .put("currency", order.getCurrency())
                .put("item_price", Json.money(line.getGrossMicros()))
                .put("paid_price", Json.money(line.getGrossMicros() - line.getDiscountMicros()))
                .put("voucher_amount", Json.money(line.getDiscountMicros()))
                .put("tax_amount", Json.money(line.getTaxMicros()))
                .put("shipping_amount", 0)
                .put("promised_shipping_time", "")
                .put("reason", "")
                .put("cancel_return_initiator", initiator(order.getCancelledBy()))
                .put("digital_delivery_info", "ann@example.com")
                .put("created_at", Json.time(order.getOccurredAt()))
                .put("updated_at", Json.time(Instant.ofEpochMilli(order.getRevision())));
    }

    private static String initiator(CancelledBy who) {
        return switch (who) {
            case BUYER -> "cancellation-customer";
            case SELLER -> "cancellation-seller";
            case PLATFORM -> "cancellation-internal";
            default -> "";
        };
    }
}
