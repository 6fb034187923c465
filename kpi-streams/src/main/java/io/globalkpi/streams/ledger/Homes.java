package io.globalkpi.streams.ledger;

import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.Return;
import java.time.LocalDate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Keys of ledger entries. An order and all that names it live in one entry; everything else lives alone. */
final class Homes {

    private static final String ORDER = "o|";
    private static final String STOCK = "s|";
    private static final String ALONE = "e|";
    private static final String POINTER = "p|";

    private Homes() {}

    static String of(Telling telling) {
        if (telling.record() instanceof InventorySnapshot snapshot) {
            return stock(snapshot, snapshot.getDate());
        }
        String orderId = orderId(telling.record());
        return orderId == null ? alone(telling) : ORDER + telling.site() + "/" + orderId;
    }

    /** Where an entity lives that names no order. */
    static String alone(Telling telling) {
        return ALONE + telling.kind() + "|" + telling.entityId();
    }

    static String stock(InventorySnapshot snapshot, LocalDate date) {
        return STOCK + snapshot.getSite() + "|" + snapshot.getSku() + "|" + snapshot.getWarehouse() + "|" + date;
    }

    /** Where it is written down that an entity lives with an order, because a later telling may name another one or none. */
    static String pointer(Telling telling) {
        return POINTER + telling.kind() + "|" + telling.source() + "|" + telling.entityId();
    }

    static boolean isPointer(String key) {
        return key.startsWith(POINTER);
    }

    /** True for entities whose home a later telling can change. */
    static boolean canMove(Telling telling) {
        SpecificRecord record = telling.record();
        return record instanceof Return || record instanceof Feedback || record instanceof Fee;
    }

    private static @Nullable String orderId(SpecificRecord record) {
        if (record instanceof Order order) {
            return order.getOrderId();
        }
        if (record instanceof Return told) {
            return told.getOrderId();
        }
        if (record instanceof Feedback review) {
            return review.getOrderId();
        }
        return record instanceof Fee fee ? fee.getOrderId() : null;
    }
}
