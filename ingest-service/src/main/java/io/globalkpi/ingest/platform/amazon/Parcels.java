package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.schemas.event.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the parcels of an order tell: Amazon's order ends with SHIPPED.
 *
 * @param statuses of those that were not cancelled
 * @param sentAt when the last of them was handed to the carrier; null if none says
 * @param updatedAt when the order changed last
 */
record Parcels(List<String> statuses, @Nullable Instant sentAt, Instant updatedAt) {

    private static final Set<OrderStatus> SENT =
            Set.of(OrderStatus.SHIPPED, OrderStatus.DELIVERED, OrderStatus.FAILED_DELIVERY);

    static Parcels of(AmazonOrder order) {
        List<AmazonOrder.Parcel> parcels = order.packages() == null ? List.of() : order.packages();
        List<String> statuses = new ArrayList<>();
        Instant sent = null;
        for (AmazonOrder.Parcel parcel : parcels) {
            if (parcel.packageStatus() != null
                    && !parcel.packageStatus().status().equals("CANCELLED")) {
                statuses.add(parcel.packageStatus().status());
            }
            if (parcel.shipTime() != null && (sent == null || parcel.shipTime().isAfter(sent))) {
                sent = parcel.shipTime();
            }
        }
        return new Parcels(statuses, sent, order.lastUpdatedTime());
    }

    /** What became of an order that was shipped. */
    OrderStatus arrived(OrderStatus status) {
        if (status != OrderStatus.SHIPPED || statuses.isEmpty()) {
            return status;
        }
        if (areAll("DELIVERED")) {
            return OrderStatus.DELIVERED;
        }
        return areAll("UNDELIVERABLE") ? OrderStatus.FAILED_DELIVERY : status;
    }

    private boolean areAll(String word) {
        return Collections.frequency(statuses, word) == statuses.size();
    }

    /** Without parcels nobody tells when an order arrives, and it must not look late for that. */
    boolean isTracked() {
        return !statuses.isEmpty();
    }

    /**
     * When the last parcel left. Amazon's own shipments have no parcels here: they left by the order's last change at the latest. Later
     * changes say nothing about them, so that what was shipped without a time never looks late.
     *
     * @param due when it should have been shipped
     */
    @Nullable
    Instant shippedAt(OrderStatus status, @Nullable Instant due) {
        if (!SENT.contains(status)) {
            return null;
        }
        Instant latest = due != null && due.isBefore(updatedAt) ? due : updatedAt;
        return sentAt == null ? latest : sentAt;
    }
}
