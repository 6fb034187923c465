package io.globalkpi.ingest.simulate;

import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order as each of its tellings shows it: what was not known yet is not in it. */
final class OrderRecords {

    Order order(Place place, OrderLife life, Telling telling, Instant observedAt) {
        boolean cancelled = telling == Telling.CANCELLED;
        boolean shipped = telling == Telling.SHIPPED || telling == Telling.DELIVERED;
        OrderStatus status = status(place, telling);
        Shipping shipping = life.shipping();
        return new Order(
                place.id(place.orderId()),
                revision(life, telling),
                place.site().id(),
                place.site().platform(),
                Instant.ofEpochMilli(life.placedAt()),
                observedAt,
                RawTellings.NONE_YET,
                telling == Telling.WITHDRAWN,
                place.orderId(),
                place.market().currency(),
                status,
                status.name(),
                cancelled ? canceller(life) : CancelledBy.NOBODY,
                at(cancelled, life.endedAt()),
                Instant.ofEpochMilli(shipping.promisedShipAt()),
                at(shipped, shipping.shippedAt()),
                Instant.ofEpochMilli(shipping.promisedDeliveryAt()),
                at(telling == Telling.DELIVERED, shipping.deliveredAt()),
                lines(place, life.basket(), status));
    }

    static long revision(OrderLife life, Telling telling) {
        return switch (telling) {
            case SHIPPED -> life.shipping().shippedAt();
            case DELIVERED -> life.shipping().deliveredAt();
            case CANCELLED, WITHDRAWN -> life.endedAt();
            default -> life.placedAt();
        };
    }

    private static OrderStatus status(Place place, Telling telling) {
        return switch (telling) {
            case SHIPPED -> OrderStatus.SHIPPED;
            case DELIVERED -> OrderStatus.DELIVERED;
            case CANCELLED, WITHDRAWN -> OrderStatus.CANCELLED;
            default -> place.site().isFulfilledByPlatform() ? OrderStatus.PAID : OrderStatus.CREATED;
        };
    }

    private static CancelledBy canceller(OrderLife life) {
        return life.end() == OrderLife.End.CANCELLED_BY_SELLER ? CancelledBy.SELLER : CancelledBy.BUYER;
    }

    private static @Nullable Instant at(boolean known, long millis) {
        return known ? Instant.ofEpochMilli(millis) : null;
    }

    private static List<OrderLine> lines(Place place, Basket basket, OrderStatus status) {
        List<OrderLine> lines = new ArrayList<>(basket.lines());
        for (int line = 0; line < basket.lines(); line++) {
            lines.add(line(place, basket, line, status));
        }
        return lines;
    }

    private static OrderLine line(Place place, Basket basket, int line, OrderStatus status) {
        Item item = basket.items()[line];
        long quantity = basket.quantities()[line];
        return new OrderLine(
                Integer.toString(line + 1),
                item.sku(),
                item.category(),
                basket.campaign() < 0 ? null : World.CAMPAIGNS.get(basket.campaign()),
                place.site().warehouse(),
                quantity,
                quantity,
                status,
                basket.grossMicros(line, place.market()),
                basket.discountMicros(line, place.market()),
                place.market().taxOn(basket.netMicros(line, place.market())),
                0L,
                0L);
    }
}
