package io.globalkpi.local.platforms;

import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.ReturnKind;
import io.globalkpi.schemas.event.ReturnLine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Orders and returns as platforms show them: no platform says which campaign sold a line, and categories are the seller's own.
 * All else a look changes is said where it does.
 */
final class Pieces {

    private Pieces() {}

    /**
     * The order in the state it is in.
     *
     * @param word the platform's own for that state
     * @param line what else of its lines is another
     */
    static Order.Builder order(Order told, String word, Consumer<OrderLine.Builder> line) {
        return Order.newBuilder(told)
                .setPlatformStatus(word)
                .setLines(told.getLines().stream()
                        .map(one -> {
                            OrderLine.Builder piece =
                                    OrderLine.newBuilder(one).setCampaign(null).setCategory(null);
                            line.accept(piece);
                            return piece.build();
                        })
                        .toList());
    }

    /** The same with all its times in seconds. */
    static Order.Builder inSeconds(Order.Builder order) {
        return order.setRevision(seconds(order.getRevision()))
                .setOccurredAt(seconds(order.getOccurredAt()))
                .setCancelledAt(find(order.getCancelledAt()))
                .setPromisedShipAt(find(order.getPromisedShipAt()))
                .setShippedAt(find(order.getShippedAt()))
                .setPromisedDeliveryAt(find(order.getPromisedDeliveryAt()))
                .setDeliveredAt(find(order.getDeliveredAt()));
    }

    /**
     * A return by another name.
     *
     * @param entity its id after the site
     * @param line what else of its line is another
     */
    static Return.Builder returned(Return told, String entity, Consumer<ReturnLine.Builder> line) {
        return Return.newBuilder(told)
                .setEntityId(told.getSite() + "/" + entity)
                .setDeniedAt(null)
                .setLines(told.getLines().stream()
                        .map(one -> {
                            ReturnLine.Builder piece = ReturnLine.newBuilder(one)
                                    .setCampaign(null)
                                    .setCategory(null)
                                    .setWarehouse(null)
                                    .setRestocked(false);
                            line.accept(piece);
                            return piece.build();
                        })
                        .toList());
    }

    /** The money of a return that its platform tells apart from the goods. */
    static Return.Builder money(Return told, String entity) {
        return returned(told, entity, line -> line.setUnits(0))
                .setKind(ReturnKind.REFUND)
                .setRequestedAt(null);
    }

    static long seconds(long millis) {
        return Math.floorDiv(millis, 1_000) * 1_000;
    }

    static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    private static @Nullable Instant find(@Nullable Instant at) {
        return at == null ? null : seconds(at);
    }
}
