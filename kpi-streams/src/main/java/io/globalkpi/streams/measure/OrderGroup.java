package io.globalkpi.streams.measure;

import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.FeedbackKind;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import io.globalkpi.schemas.measure.Measure;
import java.util.List;
import java.util.Optional;

/**
 * An order and what names it: cohort and defect measures at the order's time, and what waits for an order not seen yet.
 *
 * <p>A defect counts once per order, whatever the number of complaints.
 */
final class OrderGroup {

    private final List<Told> group;
    private final SiteFacts site;
    private final ReferenceBook book;
    private final Optional<Order> order;

    OrderGroup(List<Told> group, SiteFacts site, ReferenceBook book) {
        this.group = group;
        this.site = site;
        this.book = book;
        this.order = order(group);
    }

    private static Optional<Order> order(List<Told> group) {
        for (Told told : group) {
            if (told.record() instanceof Order order) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    void book(List<Booking> bookings) {
        for (Told told : group) {
            if (told.record() instanceof Return complaint) {
                bookings.addAll(returned(complaint, told.firstObserved()));
            } else if (told.record() instanceof Feedback review && order.isEmpty() && namesOrder(review)) {
                bookings.addAll(waiting(review.getOccurredAt().toEpochMilli(), told.firstObserved()));
            }
        }
        order.ifPresent(placed -> bookings.addAll(defect(placed)));
    }

    private List<Booking> returned(Return told, long firstObserved) {
        if (told.getOrderId() == null) {
            return List.of();
        }
        return order.map(placed -> cohort(placed, told, firstObserved))
                .orElseGet(() -> waiting(told.getOccurredAt().toEpochMilli(), firstObserved));
    }

    private List<Booking> cohort(Order placed, Return told, long firstObserved) {
        EntityBookings bookings = new EntityBookings(site, book);
        for (ReturnLine line : told.getLines()) {
            bookings.at(placed.getOccurredAt().toEpochMilli())
                    .count(
                            Measure.UNITS_RETURNED_COHORT,
                            ReturnContributions.line(line),
                            ReturnContributions.units(told, line));
        }
        return bookings.close(firstObserved);
    }

    private List<Booking> waiting(long time, long firstObserved) {
        EntityBookings bookings = new EntityBookings(site, book);
        bookings.at(time).count(Measure.WAITING_ORDERS, 1);
        return bookings.close(firstObserved);
    }

    private List<Booking> defect(Order placed) {
        long first = Long.MAX_VALUE;
        for (Told told : group) {
            first = isDefect(told) ? Math.min(first, told.firstObserved()) : first;
        }
        if (first == Long.MAX_VALUE || OrderContributions.isCancelled(placed)) {
            return List.of();
        }
        EntityBookings bookings = new EntityBookings(site, book);
        bookings.at(placed.getOccurredAt().toEpochMilli()).count(Measure.DEFECTIVE_ORDERS, 1);
        return bookings.close(first);
    }

    private static boolean isDefect(Told told) {
        if (told.record() instanceof Return complaint) {
            boolean claim = complaint.getKind() == ReturnKind.CLAIM || complaint.getKind() == ReturnKind.CHARGEBACK;
            return claim && complaint.getDeniedAt() == null;
        }
        return told.record() instanceof Feedback feedback && namesOrder(feedback) && feedback.getStars() <= 2;
    }

    private static boolean namesOrder(Feedback feedback) {
        return feedback.getKind() == FeedbackKind.SELLER_FEEDBACK && feedback.getOrderId() != null;
    }
}
