package io.globalkpi.ingest.pull.day;

import io.globalkpi.ingest.platform.Shop;
import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.standin.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Orders of one site that are placed on one day, and what becomes of them before it ends: paid or called off within minutes,
 * shipped some hours later. Twice as many at eight in the evening as on the day's mean, hardly any twelve hours before.
 */
final class OrdersOfADay {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_MINUTES_TO_PAY = 30;
    private static final int MOST_MINUTES_TO_SHIP = 600;
    private static final double PEAK = 20 / 24.0;

    private final SellingSite kind;
    private final Shop shop;
    private final Instant begin;
    private final Random random;
    private final List<Update> updates = new ArrayList<>();

    OrdersOfADay(SellingSite kind, Shop shop, Instant begin, long seed) {
        this.kind = kind;
        this.shop = shop;
        this.begin = begin;
        this.random = new Random(seed);
    }

    /** Tells so many updates, of one order or another. */
    OrdersOfADay tell(int count, Truth truth) {
        for (int number = 0; updates.size() < count; number++) {
            life(number, truth);
        }
        return this;
    }

    List<Update> updates() {
        return Collections.unmodifiableList(updates);
    }

    private void life(int number, Truth truth) {
        Instant placed = placed();
        tell(order(number, placed, placed, OrderStatus.CREATED), truth);
        Instant decided = placed.plusSeconds(1 + random.nextInt(MOST_MINUTES_TO_PAY * 60));
        boolean cancelled = random.nextInt(12) == 0;
        tell(order(number, placed, decided, cancelled ? OrderStatus.CANCELLED : OrderStatus.PAID), truth);
        if (!cancelled) {
            Instant shipped = decided.plusSeconds(1 + random.nextInt(MOST_MINUTES_TO_SHIP * 60));
            tell(order(number, placed, shipped, OrderStatus.SHIPPED), truth);
        }
    }

    /** What happens after midnight is of another day. */
    private void tell(Order order, Truth truth) {
        if (order.getObservedAt().isBefore(begin.plus(DAY))) {
            truth.tell(order);
            updates.add(new Update(order.getOrderId(), order.getRevision()));
        }
    }

    private Instant placed() {
        double share = random.nextDouble();
        while (random.nextDouble() * 2 > 1 + Math.cos(2 * Math.PI * (share - PEAK))) {
            share = random.nextDouble();
        }
        return begin.plusSeconds((long) (share * DAY.toSeconds()));
    }

    private Order order(int number, Instant placed, Instant updated, OrderStatus status) {
        boolean cancelled = status == OrderStatus.CANCELLED;
        boolean shipped = status == OrderStatus.SHIPPED;
        return Order.newBuilder()
                .setEntityId(shop.site() + "/" + kind.orderId(number))
                .setRevision(updated.toEpochMilli())
                .setSite(shop.site())
                .setSource(kind.source())
                .setOccurredAt(placed)
                .setObservedAt(updated)
                .setOrderId(kind.orderId(number))
                .setCurrency(shop.currency())
                .setStatus(status)
                .setPlatformStatus(kind.word(status))
                .setCancelledBy(cancelled ? CancelledBy.SELLER : CancelledBy.NOBODY)
                .setCancelledAt(cancelled ? updated : null)
                .setPromisedShipAt(placed.plus(Duration.ofDays(2)))
                .setShippedAt(shipped ? updated : null)
                .setLines(List.of(OrderLine.newBuilder()
                        .setLineId(kind.lineId(number))
                        .setSku("SKU-" + number % 500)
                        .setWarehouse(kind.warehouse())
                        .setQuantity(2)
                        .setUnits(2)
                        .setStatus(status)
                        .setGrossMicros(40_000_000)
                        .setDiscountMicros(0)
                        .build()))
                .build();
    }
}
