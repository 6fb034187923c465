package io.globalkpi.ingest.files.mapping;

import io.globalkpi.schemas.topic.EventKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The fields of one kind of event, taken from its Avro schema, so that a new field can be mapped without code. */
final class EventShape {

    /** What we fill ourselves. */
    private static final Set<String> OURS = Set.of("observedAt", "rawRef", "lines");

    private final EventKind kind;
    private final Schema schema;
    private final @Nullable Schema lines;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<Schema, List<@Nullable Object>> defaults = new LinkedHashMap<>();

    private EventShape(EventKind kind) {
        this.kind = kind;
        this.schema = kind.schema();
        Schema.Field field = schema.getField("lines");
        this.lines = field == null ? null : field.schema().getElementType();
        add("", schema);
        if (lines != null) {
            add(Slot.LINE, lines);
            slots.putIfAbsent("line.quantity", extra("line.quantity", FieldType.WHOLE));
            slots.put("line.price", extra("line.price", FieldType.MONEY));
        }
    }

    static EventShape of(EventKind kind) {
        return new EventShape(kind);
    }

    EventKind kind() {
        return kind;
    }

    boolean hasLines() {
        return lines != null;
    }

    Optional<Slot> slot(String name) {
        return Optional.ofNullable(slots.get(name));
    }

    List<Slot> slots() {
        return List.copyOf(slots.values());
    }

    SpecificRecord blank() {
        return blank(schema);
    }

    SpecificRecord blankLine() {
        if (lines == null) {
            throw new IllegalStateException(kind.id() + " have no lines");
        }
        return blank(lines);
    }

    private SpecificRecord blank(Schema type) {
        SpecificRecord made = RecordClasses.blank(type);
        List<@Nullable Object> values = defaults.getOrDefault(type, List.of());
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                made.put(i, values.get(i));
            }
        }
        return made;
    }

    private void add(String prefix, Schema type) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Schema.Field field : type.getFields()) {
            values.add(RecordClasses.defaultOf(field));
            if (!OURS.contains(field.name())) {
                Slot slot = slot(prefix, field);
                slots.put(slot.name(), slot);
            }
        }
        defaults.put(type, values);
    }

    private static Slot slot(String prefix, Schema.Field field) {
        boolean optional = field.schema().isNullable();
        Schema bare = optional ? nonNull(field.schema()) : field.schema();
        String name = prefix + field.name().replaceFirst("Micros$", "");
        return new Slot(name, field.pos(), FieldType.of(field, bare), !optional && !field.hasDefaultValue(), bare);
    }

    private static Schema nonNull(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static Slot extra(String name, FieldType type) {
        return new Slot(name, Slot.NOWHERE, type, false, Schema.create(Schema.Type.LONG));
    }
}
