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

    private Homes() {}

    /** Where all tellings of an entity meet, whatever source and whatever order they name. */
    static String own(Telling telling) {
        if (telling.record() instanceof InventorySnapshot snapshot) {
            return stock(snapshot, snapshot.getDate());
        }
        return telling.record() instanceof Order order
                ? order(order.getSite(), order.getOrderId())
                : ALONE + telling.kind() + "|" + telling.entityId();
    }

    /** Where the telling that counts is booked: with the order it names, else where it is. */
    static String booked(SpecificRecord record, String own) {
        String orderId = orderId(record);
        return orderId == null ? own : order((String) record.get(Telling.SITE), orderId);
    }

    static String stock(InventorySnapshot snapshot, LocalDate date) {
        return STOCK + snapshot.getSite() + "|" + snapshot.getSku() + "|" + snapshot.getWarehouse() + "|" + date;
    }

    private static String order(String site, String orderId) {
        return ORDER + site + "/" + orderId;
    }

    /** True for entries whose entity may be booked elsewhere. */
    static boolean isAlone(String key) {
        return key.startsWith(ALONE);
    }

    static boolean isStock(String key) {
        return key.startsWith(STOCK);
    }

    private static @Nullable String orderId(SpecificRecord record) {
        if (record instanceof Return told) {
            return told.getOrderId();
        }
        if (record instanceof Feedback review) {
            return review.getOrderId();
        }
        return record instanceof Fee fee ? fee.getOrderId() : null;
    }
}
