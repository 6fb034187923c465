package io.globalkpi.oracle;

import io.globalkpi.schemas.event.CancelledBy;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.schemas.reference.ProductCost;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What an order contributes, alone and with the returns and reviews that name it. */
final class OrderRules {

    private static final int[] FULFILMENT_HOURS = {6, 12, 24, 36, 48, 72, 96, 120, 168, 240, 336};

    private final Reference reference;

    OrderRules(Reference reference) {
        this.reference = reference;
    }

    /** @param group the returns and reviews that name the order */
    List<Entry> entries(Entity entity, List<Entity> group) {
        Order order = (Order) entity.event();
        Entries entries = Entries.of(entity, order.getOccurredAt());
        head(order, entries);
        order.getLines().forEach(line -> line(entity, order, line, entries));
        fulfilment(order, entries);
        dues(order, entries);
        group.forEach(member -> cohort(entity, member, entries));
        defect(order, group, entries);
        return entries.all();
    }

    private static boolean cancelled(Order order) {
        return order.getStatus() == OrderStatus.CANCELLED;
    }

    private static void head(Order order, Entries entries) {
        entries.count("orders", 1);
        entries.countIfBooked(Line.NONE, "valued_orders", 1);
        if (cancelled(order)) {
            entries.count("cancelled_orders", 1);
            entries.count("seller_cancelled_orders", order.getCancelledBy() == CancelledBy.SELLER ? 1 : 0);
        }
    }

    private void line(Entity entity, Order order, OrderLine line, Entries entries) {
        Line owned = reference.line(order.getSite(), line.getCampaign(), line.getSku(), line.getCategory());
        long net = line.getGrossMicros() - line.getDiscountMicros();
        entries.money(owned, "gross_sales", line.getGrossMicros(), order.getCurrency());
        entries.money(owned, "discounts", line.getDiscountMicros(), order.getCurrency());
        if (cancelled(order) || line.getStatus() == OrderStatus.CANCELLED) {
            entries.money(owned, "cancelled_sales", net, order.getCurrency());
            return;
        }
        entries.count(owned, "units_sold", line.getUnits());
        costs(entity, order, line, owned, entries);
    }

    private void costs(Entity entity, Order order, OrderLine line, Line owned, Entries entries) {
        Optional<ProductCost> cost =
                reference.cost(order.getSite(), line.getSku(), entity.dateOf(order.getOccurredAt()));
        if (cost.isEmpty() && line.getUnits() != 0) {
            entries.count(owned, "waiting_costs", line.getUnits() > 0 ? 1 : 0);
            return;
        }
        long net = line.getGrossMicros() - line.getDiscountMicros();
        entries.money(owned, "costed_sales", net, order.getCurrency());
        entries.money(owned, "freight", line.getFreightMicros(), order.getCurrency());
        entries.money(owned, "duty", line.getDutyMicros(), order.getCurrency());
        cost.ifPresent(row -> {
            entries.money(owned, "cogs", times(line.getUnits(), row.getUnitCostMicros()), row.getCurrency());
            entries.money(owned, "freight", times(line.getUnits(), row.getFreightMicros()), row.getCurrency());
            entries.money(owned, "duty", times(line.getUnits(), row.getDutyMicros()), row.getCurrency());
        });
    }

    static BigInteger times(long units, long micros) {
        return BigInteger.valueOf(units).multiply(BigInteger.valueOf(micros));
    }

    private static void fulfilment(Order order, Entries entries) {
        if (order.getShippedAt() == null) {
            return;
        }
        long minutes = Math.max(
                0, Duration.between(order.getOccurredAt(), order.getShippedAt()).toMinutes());
        entries.count("shipped_orders", 1);
        entries.count("fulfilment_minutes", minutes);
        entries.count(fulfilmentBucket(minutes), 1);
    }

    private static String fulfilmentBucket(long minutes) {
        for (int hours : FULFILMENT_HOURS) {
            if (minutes <= hours * 60L) {
                return "fulfilment_le_" + hours;
            }
        }
        return "fulfilment_gt_336";
    }

    private static void dues(Order order, Entries entries) {
        if (cancelled(order)) {
            return;
        }
        Instant shipBy = order.getPromisedShipAt();
        if (shipBy != null) {
            Entries due = entries.alsoAt(shipBy);
            Instant shipped = order.getShippedAt();
            due.count("shipments_due", 1);
            due.count("late_shipments", shipped == null || shipped.isAfter(shipBy) ? 1 : 0);
        }
        Instant deliverBy = order.getPromisedDeliveryAt();
        if (deliverBy != null) {
            Entries due = entries.alsoAt(deliverBy);
            Instant delivered = order.getDeliveredAt();
            due.count("deliveries_due", 1);
            due.count("delivered_on_time", delivered != null && !delivered.isAfter(deliverBy) ? 1 : 0);
        }
    }

    /** Returned units at the time of the order, by the returned line and by its owner at that time. */
    private void cohort(Entity entity, Entity member, Entries entries) {
        if (!(member.event() instanceof Return returned) || returned.getKind() != ReturnKind.RETURN) {
            return;
        }
        Entries brought = entries.broughtBy(member);
        for (ReturnLine line : returned.getLines()) {
            Line owned = reference.line(entity.site().getSite(), line.getCampaign(), line.getSku(), line.getCategory());
            brought.count(owned, "units_returned_cohort", line.getUnits());
        }
    }

    /** Once per order, however many defects; first observed with the first of them. */
    private static void defect(Order order, List<Entity> group, Entries entries) {
        if (cancelled(order)) {
            return;
        }
        group.stream()
                .filter(OrderRules::isDefect)
                .min(Comparator.comparing(Entity::firstObserved))
                .ifPresent(first -> entries.broughtBy(first).count("defective_orders", 1));
    }

    private static boolean isDefect(Entity member) {
        if (member.event() instanceof Return claim) {
            boolean kind = claim.getKind() == ReturnKind.CLAIM || claim.getKind() == ReturnKind.CHARGEBACK;
            return kind && claim.getDeniedAt() == null;
        }
        Feedback feedback = (Feedback) member.event();
        return feedback.getKind() == FeedbackKind.SELLER_FEEDBACK && feedback.getStars() <= 2;
    }
}
