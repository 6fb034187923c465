package io.globalkpi.ingest.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain JSON into the record of one event kind, and says everything that is wrong with it at once.
 *
 * <p>Strict on purpose: a field nobody declared may carry a buyer's name, so it is an error and never stored. A money
 * field {@code xMicros} may be written as {@code x}, a decimal in units of the currency. A missing {@code observedAt} is
 * the clock's time.
 */
public final class EventReader {

    static {
        TrustedRecords.trust();
    }

    private static final String MICROS = "Micros";

    private final Clock clock;

    public EventReader(Clock clock) {
        this.clock = clock;
    }

    public ReadResult read(EventKind kind, JsonNode json) {
        List<FieldError> errors = new ArrayList<>();
        Object event = record(kind.schema(), json, "", errors);
        return errors.isEmpty() ? new ReadResult((SpecificRecord) event, List.of()) : new ReadResult(null, errors);
    }

    private @Nullable Object record(Schema schema, JsonNode json, String path, List<FieldError> errors) {
        if (!json.isObject()) {
            errors.add(misshapen(path, json, "a JSON object (" + schema.getName() + ")"));
            return null;
        }
        refuseUnknown(schema, json, path, errors);
        IndexedRecord record = (IndexedRecord) SpecificData.get().newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            Object value = field(field, json, path, errors);
            if (value != null) {
                record.put(field.pos(), value);
            }
        }
        return record;
    }

    private static void refuseUnknown(Schema schema, JsonNode json, String path, List<FieldError> errors) {
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            String name = entry.getKey();
            if (schema.getField(name) == null && schema.getField(name + MICROS) == null) {
                // The value is not repeated: what nobody declared may be personal data.
                errors.add(new FieldError(
                        at(path, name),
                        "",
                        "one of " + new TreeSet<>(names(schema)),
                        "The field is not part of " + schema.getName() + "; leave it out or correct its name."));
            }
        }
    }

    private static List<String> names(Schema schema) {
        return schema.getFields().stream().map(Schema.Field::name).toList();
    }

    private @Nullable Object field(Schema.Field field, JsonNode json, String path, List<FieldError> errors) {
        JsonNode plain = json.get(field.name());
        JsonNode decimal = field.name().endsWith(MICROS) ? json.get(withoutMicros(field.name())) : null;
        if (plain != null && decimal != null) {
            errors.add(new FieldError(
                    at(path, field.name()),
                    plain.asText(),
                    "one of the two forms",
                    "Give " + field.name() + " or " + withoutMicros(field.name()) + ", not both."));
            return null;
        }
        if (decimal != null && !decimal.isNull()) {
            return JsonScalars.micros(decimal, at(path, withoutMicros(field.name())), errors);
        }
        if (plain == null || plain.isNull() && !nullable(field.schema())) {
            return absent(field, path, errors);
        }
        return value(field.schema(), plain, at(path, field.name()), errors);
    }

    private @Nullable Object absent(Schema.Field field, String path, List<FieldError> errors) {
        if (path.isEmpty() && field.name().equals("observedAt")) {
            return Instant.ofEpochMilli(clock.millis());
        }
        if (field.hasDefaultValue()) {
            return SpecificData.get().getDefaultValue(field);
        }
        errors.add(new FieldError(
                at(path, field.name()),
                "",
                JsonScalars.expected(field.schema()),
                "The field is missing: " + field.doc()));
        return null;
    }

    private @Nullable Object value(Schema schema, JsonNode json, String path, List<FieldError> errors) {
        return switch (schema.getType()) {
            case UNION -> json.isNull() ? null : value(schema.getTypes().get(1), json, path, errors);
            case RECORD -> record(schema, json, path, errors);
            case ARRAY -> array(schema, json, path, errors);
            default -> JsonScalars.scalar(schema, json, path, errors);
        };
    }

    private @Nullable Object array(Schema schema, JsonNode json, String path, List<FieldError> errors) {
        if (!json.isArray()) {
            errors.add(misshapen(path, json, "a JSON array"));
            return null;
        }
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            items.add(value(schema.getElementType(), json.get(i), path + "[" + i + "]", errors));
        }
        return items;
    }

    private static boolean nullable(Schema schema) {
        return schema.getType() == Schema.Type.UNION;
    }

    private static String withoutMicros(String name) {
        return name.substring(0, name.length() - MICROS.length());
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    static FieldError wrong(String path, JsonNode json, String expected) {
        return json.isContainerNode()
                ? misshapen(path, json, expected)
                : new FieldError(path, json.asText(), expected, "Write " + expected + ".");
    }

    /** The value is not repeated, only its type: what stands where nobody expected it may be personal data. */
    private static FieldError misshapen(String path, JsonNode json, String expected) {
        String type = json.getNodeType().name().toLowerCase(Locale.ROOT);
        return new FieldError(path.isEmpty() ? "$" : path, type, expected, "Write " + expected + ".");
    }
}
