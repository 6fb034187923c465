package io.globalkpi.ingest.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;

/** The plain JSON form of an event: instants and dates in ISO-8601, amounts in micro-units, nulls left out. */
public final class EventJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private EventJson() {}

    /** What the strict reader reads back to an equal record. */
    public static String write(SpecificRecord event) {
        return node(event).toString();
    }

    /**
     * One JSON text as a tree, in UTF-8. Nothing may follow it, and no name may stand twice in an object: what would be
     * overlooked is an error.
     *
     * @throws IOException if it is no JSON; a JsonProcessingException where it can be said at which place
     */
    public static JsonNode parse(byte[] json) throws IOException {
        return JSON.readTree(json);
    }

    private static ObjectNode node(IndexedRecord record) {
        ObjectNode node = JSON.createObjectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (value != null) {
                node.set(field.name(), valueNode(value));
            }
        }
        return node;
    }

    private static JsonNode valueNode(Object value) {
        if (value instanceof IndexedRecord record) {
            return node(record);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.createArrayNode();
            list.forEach(item -> array.add(valueNode(item)));
            return array;
        }
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Long number) {
            return nodes.numberNode(number);
        }
        if (value instanceof Integer number) {
            return nodes.numberNode(number);
        }
        if (value instanceof Boolean flag) {
            return nodes.booleanNode(flag);
        }
        return nodes.textNode(value.toString());
    }
}
