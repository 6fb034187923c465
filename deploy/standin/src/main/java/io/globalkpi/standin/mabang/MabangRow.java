package io.globalkpi.standin.mabang;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.FeeClass;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events as rows, field by field as Mabang's users saw them. */
final class MabangRow {

    private static final JsonMapper JSON = new JsonMapper();

    private MabangRow() {}

    /** @param fees of the order */
    static ObjectNode order(Order order, List<Fee> fees) {
        ObjectNode row = JSON.createObjectNode()
                .put("platformOrderId", order.getOrderId())
                .put("salesRecordNumber", "")
                .put("platformId", "Shopify")
                .put("orderStatus", status(order.getStatus()))
                .put("currencyId", order.getCurrency())
                .put("currencyRate", "7.1234000")
                .put("voucherPriceOrigin", money(sum(order, true)))
                .put("subsidyAmountOrigin", "0.0000")
                .put("shippingTotalOrigin", "4.9900")
                .put("itemTotalOrigin", money(sum(order, false)))
                .put("platformFee", fee(fees, FeeClass.PLATFORM))
                .put("shippingCost", fee(fees, FeeClass.FULFILMENT))
                .put("isReturned", "2")
                .put("paidTime", MabangBooks.time(order.getOccurredAt()))
                .put("createDate", MabangBooks.time(order.getOccurredAt().plusSeconds(90)))
                .put("expressTime", timeOrNone(order.getShippedAt()))
                .put("closeDate", timeOrNone(order.getCancelledAt()));
        buyer(row);
        ArrayNode lines = row.putArray("orderItem");
        order.getLines().forEach(line -> lines.add(line(line)));
        return row;
    }

    private static ObjectNode line(OrderLine line) {
        BigDecimal price = BigDecimal.valueOf(line.getGrossMicros(), 6)
                .divide(BigDecimal.valueOf(Math.max(1, line.getQuantity())));
        return JSON.createObjectNode()
                .put("orderItemId", line.getLineId())
                .put("stockSku", "STOCK-" + line.getSku())
                .put("platformSku", line.getSku())
                .put("quantity", String.valueOf(line.getQuantity()))
                .put("sellPriceOrigin", price.setScale(4).toPlainString())
                .put("costPrice", "2.2921")
                .put("status", status(line.getStatus()))
                .put("title", "AT 米乳皂");
    }

    private static String fee(List<Fee> fees, FeeClass kind) {
        return fees.stream()
                .filter(fee -> fee.getFeeClass() == kind && fee.getAmountMicros() != 0)
                .map(fee -> money(fee.getAmountMicros()))
                .findFirst()
                .orElse("");
    }

    private static long sum(Order order, boolean discounts) {
        return order.getLines().stream()
                .mapToLong(line -> discounts ? line.getDiscountMicros() : line.getGrossMicros())
                .sum();
    }

    static ObjectNode returned(Return returned) {
        ObjectNode row = JSON.createObjectNode()
                .put("returnOrderId", last(returned.getEntityId()))
                .put("platformOrderId", returned.getOrderId())
                .put("status", returned.getWithdrawn() ? "5" : "4")
                .put("type", "2")
                .put("currencyId", returned.getCurrency())
                .put("createDate", timeOrNone(returned.getRequestedAt()))
                .put("refundTime", MabangBooks.time(returned.getOccurredAt()))
                .put("inTime", restocked(returned) ? MabangBooks.time(returned.getOccurredAt()) : "")
                .put("update_time", MabangBooks.time(Instant.ofEpochMilli(returned.getRevision())))
                .put("remark", "客户 Ann Lee 说尺寸不合");
        buyer(row);
        ArrayNode lines = row.putArray("item");
        for (ReturnLine line : returned.getLines()) {
            lines.addObject()
                    .put("stockSku", "STOCK-" + line.getSku())
                    .put("platformSku", line.getSku())
                    .put("quantity", String.valueOf(line.getUnits()))
                    .put("sellPrice", "12.9000");
        }
        return row;
    }

    private static boolean restocked(Return returned) {
        return returned.getLines().stream().anyMatch(ReturnLine::getRestocked);
    }

    static ObjectNode refund(Return refund) {
        long total = refund.getLines().stream()
                .mapToLong(ReturnLine::getRefundMicros)
                .sum();
        ObjectNode row = JSON.createObjectNode()
                .put("id", last(refund.getEntityId()))
                .put("platformOrderId", refund.getOrderId())
                .put("refundMoneyType", refund.getCurrency().equals("CNY") ? "RMB" : refund.getCurrency())
                .put("refundMoney", money(total))
                .put("refundReasonName", "买家 Ann Lee 不想要了")
                .put("refundReasonDesc", refund.getReason())
                .put("flag", refund.getWithdrawn() ? 2 : 4)
                .put("createTime", timeOrNone(refund.getRequestedAt()))
                .put("refundTime", MabangBooks.time(refund.getOccurredAt()))
                .put("updateTime", MabangBooks.time(Instant.ofEpochMilli(refund.getRevision())));
        buyer(row);
        ArrayNode products = row.putArray("productList");
        refund.getLines()
                .forEach(line -> products.addObject()
                        .put("refundStock", "STOCK-" + line.getSku())
                        .put("platformSku", line.getSku())
                        .put("refund_num", 1));
        return row;
    }

    static ObjectNode sku(InventorySnapshot snapshot) {
        return JSON.createObjectNode()
                .put("stockSku", snapshot.getSku())
                .put("defaultCost", snapshot.getUnitCostMicros() == null ? "" : money(snapshot.getUnitCostMicros()))
                .put("timeModify", MabangBooks.time(snapshot.getOccurredAt()));
    }

    static ObjectNode stock(String sku, List<InventorySnapshot> warehouses) {
        ObjectNode row = JSON.createObjectNode().put("stockSku", sku);
        ArrayNode list = row.putArray("warehouse");
        warehouses.forEach(one -> list.addObject()
                .put("warehouseId", one.getWarehouse())
                .put("stockQuantity", one.getSellableUnits() + one.getReservedUnits())
                .put("waitingQuantity", one.getReservedUnits())
                .put("shippingQuantity", one.getInboundUnits()));
        return row;
    }

    private static void buyer(ObjectNode row) {
        row.put("buyerName", "Ann Lee")
                .put("buyerUserId", "ann.lee")
                .put("phone1", "07 66 86 34 99")
                .put("street1", "16 Route de Montfavet")
                .put("email", "ann.lee@example.com");
    }

    private static String status(OrderStatus status) {
        return switch (status) {
            case PAID -> "2";
            case SHIPPED -> "3";
            case COMPLETED -> "4";
            case CANCELLED -> "5";
            default -> "9";
        };
    }

    private static String timeOrNone(@Nullable Instant at) {
        return at == null ? "" : MabangBooks.time(at);
    }

    private static String money(long micros) {
        return BigDecimal.valueOf(micros, 6).setScale(4).toPlainString();
    }

    private static String last(String entityId) {
        return entityId.substring(entityId.lastIndexOf('/') + 1);
    }
}
