package io.globalkpi.ingest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.schemas.topic.EventKind;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * JSON without personal data: only the fields that a kind of event declares stay, and no kind declares a buyer's name,
 * address, phone, mail or free text.
 *
 * <p>A value that has not the form of its field (an object where a text should be) goes too, since nobody knows what is in it.
 */
public final class Stripped {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MICROS = "Micros";

    private Stripped() {}

    /** Empty if it is no object, so that there are no field names to go by. */
    public static Optional<String> of(EventKind kind, JsonNode json) {
        return json.isObject() ? Optional.of(object(kind.schema(), json).toString()) : Optional.empty();
    }

    private static ObjectNode object(Schema record, JsonNode json) {
        ObjectNode kept = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            Schema.Field field = field(record, property.getKey());
            JsonNode value = field == null ? null : value(field.schema(), property.getValue());
            if (value != null) {
                kept.set(property.getKey(), value);
            }
        }
        return kept;
    }

    private static Schema.@Nullable Field field(Schema record, String name) {
        Schema.Field field = record.getField(name);
        return field != null ? field : record.getField(name + MICROS);
    }

    private static @Nullable JsonNode value(Schema schema, JsonNode json) {
        return switch (schema.getType()) {
            case UNION -> value(schema.getTypes().get(1), json);
            case RECORD -> json.isObject() ? object(schema, json) : null;
            case ARRAY -> json.isArray() ? array(schema.getElementType(), json) : null;
            default -> json.isValueNode() ? json : null;
        };
    }

    private static ArrayNode array(Schema element, JsonNode json) {
        ArrayNode kept = JSON.createArrayNode();
        for (JsonNode item : json) {
            JsonNode value = value(element, item);
            if (value != null) {
                kept.add(value);
            }
        }
        return kept;
    }
}
