package io.globalkpi.ingest.files.mapping;

import io.globalkpi.schemas.topic.EventKind;
import java.lang.reflect.Constructor;
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
    private final Blank header;
    private final @Nullable Blank line;

    /** A record as it is when nobody fills anything. */
    private record Blank(Constructor<?> constructor, List<Object> values, List<Integer> positions) {

        static Blank of(Schema type) {
            List<Object> values = new ArrayList<>();
            List<Integer> positions = new ArrayList<>();
            for (Schema.Field field : type.getFields()) {
                Object value = RecordClasses.defaultOf(field);
                if (value != null) {
                    values.add(value);
                    positions.add(field.pos());
                }
            }
            return new Blank(RecordClasses.constructor(type), values, positions);
        }

        SpecificRecord make() {
            SpecificRecord made = RecordClasses.blank(constructor);
            for (int i = 0; i < positions.size(); i++) {
                made.put(positions.get(i), values.get(i));
            }
            return made;
        }
    }

    private EventShape(EventKind kind) {
        this.kind = kind;
        this.schema = kind.schema();
        Schema.Field field = schema.getField("lines");
        this.lines = field == null ? null : field.schema().getElementType();
        this.header = Blank.of(schema);
        this.line = lines == null ? null : Blank.of(lines);
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
        return header.make();
    }

    SpecificRecord blankLine() {
        if (line == null) {
            throw new IllegalStateException(kind.id() + " have no lines");
        }
        return line.make();
    }

    private void add(String prefix, Schema type) {
        for (Schema.Field field : type.getFields()) {
            if (!OURS.contains(field.name())) {
                Slot slot = slot(prefix, field);
                slots.put(slot.name(), slot);
            }
        }
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
