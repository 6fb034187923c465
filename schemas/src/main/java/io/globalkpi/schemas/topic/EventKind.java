package io.globalkpi.schemas.topic;

import io.globalkpi.schemas.event.AdPerformance;
import io.globalkpi.schemas.event.Fee;
import io.globalkpi.schemas.event.Feedback;
import io.globalkpi.schemas.event.InventorySnapshot;
import io.globalkpi.schemas.event.Listing;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.Return;
import io.globalkpi.schemas.event.Traffic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** The eight kinds of event, each with its topic {@code platform.<id>.v1}. The order is part of stored state: append only. */
public enum EventKind {
    ORDERS("orders", Order.class, Order.getClassSchema()),
    RETURNS("returns", Return.class, Return.getClassSchema()),
    ADS("ads", AdPerformance.class, AdPerformance.getClassSchema()),
    INVENTORY("inventory", InventorySnapshot.class, InventorySnapshot.getClassSchema()),
    FEEDBACK("feedback", Feedback.class, Feedback.getClassSchema()),
    TRAFFIC("traffic", Traffic.class, Traffic.getClassSchema()),
    FEES("fees", Fee.class, Fee.getClassSchema()),
    LISTINGS("listings", Listing.class, Listing.getClassSchema());

    private static final Map<Class<?>, EventKind> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventKind::type, kind -> kind));

    private final String id;
    private final Class<? extends SpecificRecord> type;
    private final Schema schema;

    EventKind(String id, Class<? extends SpecificRecord> type, Schema schema) {
        this.id = id;
        this.type = type;
        this.schema = schema;
    }

    /** The word used in URLs, feeds, mappings and topic names. */
    public String id() {
        return id;
    }

    public Class<? extends SpecificRecord> type() {
        return type;
    }

    public Schema schema() {
        return schema;
    }

    public String topic() {
        return "platform." + id + ".v1";
    }

    public static Optional<EventKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    public static Optional<EventKind> ofTopic(String topic) {
        return Arrays.stream(values())
                .filter(kind -> kind.topic().equals(topic))
                .findFirst();
    }

    public static EventKind ofRecord(SpecificRecord record) {
        EventKind kind = BY_TYPE.get(record.getClass());
        if (kind == null) {
            throw new IllegalArgumentException(
                    "not an event: " + record.getSchema().getFullName());
        }
        return kind;
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(EventKind::id).toList();
    }
}
