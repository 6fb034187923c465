package io.globalkpi.ingest.platform.aliexpress;

import io.globalkpi.ingest.platform.Fields;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Words;
import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.OrderStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What AliExpress' words of an order are to us. FINISH says only that it is over; why is said by another word. */
final class OrderWords {

    private static final String FINISH = "FINISH";
    private static final String NOT_PAID = "NOT_PAY";

    private static final Words<OrderStatus> STATUS = new Words<>(
            "order_status",
            Map.ofEntries(
                    Map.entry("PLACE_ORDER_SUCCESS", OrderStatus.CREATED),
                    Map.entry("RISK_CONTROL", OrderStatus.ON_HOLD),
                    Map.entry("IN_FROZEN", OrderStatus.ON_HOLD),
                    Map.entry("WAIT_SELLER_EXAMINE_MONEY", OrderStatus.ON_HOLD),
                    Map.entry("WAIT_SELLER_SEND_GOODS", OrderStatus.PAID),
                    Map.entry("SELLER_PART_SEND_GOODS", OrderStatus.PROCESSING),
                    Map.entry("WAIT_BUYER_ACCEPT_GOODS", OrderStatus.SHIPPED),
                    Map.entry("FUND_PROCESSING", OrderStatus.DELIVERED),
                    Map.entry("IN_CANCEL", OrderStatus.CANCEL_PENDING),
                    Map.entry("IN_ISSUE", OrderStatus.RETURN_PENDING)),
            OrderStatus.UNKNOWN);

    private static final Words<OrderStatus> END = new Words<>(
            "end_reason",
            Map.ofEntries(
                    Map.entry("buyer_accept_goods", OrderStatus.COMPLETED),
                    Map.entry("buyer_accept_goods_timeout", OrderStatus.COMPLETED),
                    Map.entry("buyer_confirm_goods", OrderStatus.COMPLETED),
                    Map.entry("buyer_pay_timeout", OrderStatus.CANCELLED),
                    Map.entry("buyer_cancel_notpay_order", OrderStatus.CANCELLED),
                    Map.entry("buyer_cancel_order_in_risk", OrderStatus.CANCELLED),
                    Map.entry("cancel_order_close_trade", OrderStatus.CANCELLED),
                    Map.entry("risk_reject_closed", OrderStatus.CANCELLED),
                    Map.entry("seller_send_goods_timeout", OrderStatus.CANCELLED),
                    Map.entry("seller_accept_issue_no_goods_return", OrderStatus.RETURNED),
                    Map.entry("seller_response_issue_timeout", OrderStatus.RETURNED)),
            OrderStatus.UNKNOWN);

    private static final Map<String, CancelledBy> CANCELLED_BY = Map.of(
            "buyer_pay_timeout", CancelledBy.BUYER,
            "buyer_cancel_notpay_order", CancelledBy.BUYER,
            "buyer_cancel_order_in_risk", CancelledBy.BUYER,
            "cancel_order_close_trade", CancelledBy.BUYER,
            "risk_reject_closed", CancelledBy.PLATFORM,
            "seller_send_goods_timeout", CancelledBy.SELLER);

    private OrderWords() {}

    static OrderStatus status(AliExpressOrder order, Fields fields, Normalized outcome) {
        String word = fields.first("order_status", order.orderStatus());
        return word.equals(FINISH) ? ended(order, outcome) : STATUS.read(word, outcome);
    }

    /**
     * A line may be over before its order is.
     *
     * @param status of the order
     */
    static OrderStatus status(
            AliExpressOrder.Line line, AliExpressOrder order, OrderStatus status, Fields fields, Normalized outcome) {
        String word = fields.first("son_order_status", line.sonOrderStatus());
        if (!word.equals(FINISH)) {
            return STATUS.read(word, outcome);
        }
        if (word.equals(order.orderStatus())) {
            return status;
        }
        return NOT_PAID.equals(line.fundStatus()) ? OrderStatus.CANCELLED : OrderStatus.COMPLETED;
    }

    private static OrderStatus ended(AliExpressOrder order, Normalized outcome) {
        if (!isBlank(order.endReason())) {
            return END.read(order.endReason(), outcome);
        }
        return NOT_PAID.equals(order.fundStatus()) || isBlank(order.gmtPayTime())
                ? OrderStatus.CANCELLED
                : OrderStatus.COMPLETED;
    }

    static CancelledBy cancelledBy(AliExpressOrder order) {
        return CANCELLED_BY.getOrDefault(String.valueOf(order.endReason()), CancelledBy.UNKNOWN);
    }

    static String platformStatus(AliExpressOrder order) {
        return isBlank(order.endReason())
                ? String.valueOf(order.orderStatus())
                : order.orderStatus() + "/" + order.endReason();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
