package io.globalkpi.streams.measure;

import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.reference.ProductCost;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an order books: its lines when it was placed, its shipment and delivery when they were due. */
final class OrderContributions {

    private static final int[] BUCKET_HOURS = {6, 12, 24, 36, 48, 72, 96, 120, 168, 240, 336};

    private OrderContributions() {}

    static void book(Order order, EntityBookings bookings) {
        Moment placed = bookings.at(order.getOccurredAt().toEpochMilli());
        for (OrderLine line : order.getLines()) {
            line(order, line, placed, bookings);
        }
        order(order, placed);
        shipped(order, placed);
        if (!isCancelled(order)) {
            due(order, bookings);
        }
    }

    static boolean isCancelled(Order order) {
        return order.getStatus() == OrderStatus.CANCELLED;
    }

    private static void order(Order order, Moment placed) {
        placed.count(Measure.ORDERS, 1).count(Measure.VALUED_ORDERS, placed.isValued() ? 1 : 0);
        if (isCancelled(order)) {
            placed.count(Measure.CANCELLED_ORDERS, 1)
                    .count(Measure.SELLER_CANCELLED_ORDERS, order.getCancelledBy() == CancelledBy.SELLER ? 1 : 0);
        }
    }

    private static void line(Order order, OrderLine line, Moment placed, EntityBookings bookings) {
        Line owned = new Line(line.getSku(), line.getCategory(), line.getCampaign());
        String currency = order.getCurrency();
        long sales = line.getGrossMicros() - line.getDiscountMicros();
        placed.money(Measure.GROSS_SALES, owned, currency, line.getGrossMicros())
                .money(Measure.DISCOUNTS, owned, currency, line.getDiscountMicros());
        if (isCancelled(order) || line.getStatus() == OrderStatus.CANCELLED) {
            placed.money(Measure.CANCELLED_SALES, owned, currency, sales);
            return;
        }
        placed.count(Measure.UNITS_SOLD, owned, line.getUnits());
        cost(order, line, owned, placed, bookings);
    }

    /** Cost and the sales it belongs to are booked together, or the line waits. */
    private static void cost(Order order, OrderLine line, Line owned, Moment placed, EntityBookings bookings) {
        Optional<ProductCost> cost = bookings.book().costOf(bookings.site().id(), line.getSku(), placed.day());
        if (cost.isEmpty() && line.getUnits() != 0) {
            placed.count(Measure.WAITING_COSTS, owned, 1);
            return;
        }
        String currency = order.getCurrency();
        placed.money(Measure.COSTED_SALES, owned, currency, line.getGrossMicros() - line.getDiscountMicros())
                .money(Measure.FREIGHT, owned, currency, line.getFreightMicros())
                .money(Measure.DUTY, owned, currency, line.getDutyMicros());
        cost.ifPresent(row -> placed.money(
                        Measure.COGS, owned, row.getCurrency(), times(line.getUnits(), row.getUnitCostMicros()))
                .money(Measure.FREIGHT, owned, row.getCurrency(), times(line.getUnits(), row.getFreightMicros()))
                .money(Measure.DUTY, owned, row.getCurrency(), times(line.getUnits(), row.getDutyMicros())));
    }

    private static void shipped(Order order, Moment placed) {
        if (order.getShippedAt() == null) {
            return;
        }
        long minutes = Math.max(
                0, Duration.between(order.getOccurredAt(), order.getShippedAt()).toMinutes());
        placed.count(Measure.SHIPPED_ORDERS, 1)
                .count(Measure.FULFILMENT_MINUTES, minutes)
                .count(bucket(minutes), 1);
    }

    private static Measure bucket(long minutes) {
        for (int i = 0; i < BUCKET_HOURS.length; i++) {
            if (minutes <= BUCKET_HOURS[i] * 60L) {
                return Measure.values()[Measure.FULFILMENT_LE_6.ordinal() + i];
            }
        }
        return Measure.FULFILMENT_GT_336;
    }

    /** Booked at the due time from the first telling on; lateness is taken back when it turns out to be in time. */
    private static void due(Order order, EntityBookings bookings) {
        if (order.getPromisedShipAt() != null) {
            Instant due = order.getPromisedShipAt();
            boolean late = order.getShippedAt() == null || order.getShippedAt().isAfter(due);
            bookings.at(due.toEpochMilli()).count(Measure.SHIPMENTS_DUE, 1).count(Measure.LATE_SHIPMENTS, late ? 1 : 0);
        }
        if (order.getPromisedDeliveryAt() != null) {
            Instant due = order.getPromisedDeliveryAt();
            boolean onTime =
                    order.getDeliveredAt() != null && !order.getDeliveredAt().isAfter(due);
            bookings.at(due.toEpochMilli())
                    .count(Measure.DELIVERIES_DUE, 1)
                    .count(Measure.DELIVERED_ON_TIME, onTime ? 1 : 0);
        }
    }

    static long times(long units, long unitMicros) {
        return Math.multiplyExact(units, unitMicros);
    }
}
