package io.globalkpi.standin.lazada;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Truth;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reverse orders. */
final class ReverseDesk {

    private final Truth truth;
    private final String site;
    private final Clock clock;

    ReverseDesk(Truth truth, String site, Clock clock) {
        this.truth = truth;
        this.site = site;
        this.clock = clock;
    }

    void open(Map<String, Function<Ask, ObjectNode>> calls) {
        calls.put("/reverse/getreverseordersforseller", this::reverse);
    }

    private ObjectNode reverse(Ask ask) {
        boolean byUpdate = ask.query("ReverseOrderLineModifiedTimeRangeStart").isPresent();
        String range = byUpdate ? "ReverseOrderLineModifiedTimeRange" : "ReverseOrderLineTimeRange";
        long from = Long.parseLong(ask.query(range + "Start").orElseThrow());
        long to = Long.parseLong(ask.query(range + "End").orElseThrow());
        int size = Integer.parseInt(ask.query("page_size").orElseThrow());
        int page = Integer.parseInt(ask.query("page_no").orElseThrow());
        List<Return> all = truth.shown(Return.class, site, clock.instant()).stream()
                .filter(one -> {
                    long at =
                            byUpdate ? one.getRevision() : one.getRequestedAt().toEpochMilli();
                    return at >= from && at <= to;
                })
                .toList();
        ArrayNode items = Json.array();
        Json.page(all, (page - 1) * size, size).forEach(one -> items.add(returned(one)));
        ObjectNode result = Json.object()
                .put("success", "true")
                .put("total", Integer.toString(all.size()))
                .put("page_no", Integer.toString(page))
                .put("page_size", Integer.toString(size));
        return Json.object().set("result", result.set("items", items));
    }

    /** Amounts in cents; times in seconds for one return and in milliseconds for the next. */
    private ObjectNode returned(Return told) {
        long divisor = told.getRequestedAt().getEpochSecond() % 2 == 0 ? 1 : 1000;
        ArrayNode lines = Json.array();
        told.getLines().forEach(line -> {
            ObjectNode one = Json.object()
                    .put("reverse_order_line_id", "663790000102006")
                    .put("trade_order_line_id", line.getOrderLineId())
                    .put("reverse_status", told.getWithdrawn() ? "RTM_INIT" : "REFUND_SUCCESS")
                    .put("ofc_status", "RETURN_DELIVERED")
                    .put("reason_text", "Ann says it broke")
                    .put("reason_code", told.getReason())
                    .put("seller_sku_id", line.getSku())
                    .put("platform_sku_id", "th-1001")
                    .put("refund_amount", Long.toString(line.getRefundMicros() / 10_000))
                    .put("receiver_address", "Moo 5, Bang Samak")
                    .put(
                            "return_order_line_gmt_create",
                            Long.toString(told.getRequestedAt().toEpochMilli() / divisor))
                    .put("return_order_line_gmt_modified", Long.toString(told.getRevision() / divisor));
            lines.add(one.set("buyer", Json.object().put("buyer_id", "100112802006")));
        });
        return Json.object()
                .put("reverse_order_id", told.getEntityId().substring(site.length() + "/return/".length()))
                .put("trade_order_id", told.getOrderId())
                .put("request_type", told.getKind() == ReturnKind.RETURN ? "RETURN" : "ONLY_REFUND")
                .put("is_rtm", "true")
                .put("shipping_type", "DEFAULT")
                .set("reverse_order_lines", lines);
    }
}
