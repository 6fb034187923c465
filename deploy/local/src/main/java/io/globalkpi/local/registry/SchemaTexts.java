package io.globalkpi.local.registry;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Which id stands for which schema: the same text, however it was laid out, has the same id under every subject. */
final class SchemaTexts {

    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, Schema> schemas = new HashMap<>();
    private int last;

    /** Reads a schema as a user sent it; its {@code toString} is the one spelling that is kept. */
    static Schema parse(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException e) {
            throw Refusal.invalidSchema(String.valueOf(e.getMessage()));
        }
    }

    Optional<Integer> idOf(Schema schema) {
        return Optional.ofNullable(ids.get(schema.toString()));
    }

    Optional<Schema> byId(int id) {
        return Optional.ofNullable(schemas.get(id));
    }

    int nextId() {
        return last + 1;
    }

    /** An id once given stands for good: messages that carry it may still lie on a topic. */
    void add(int id, String text) {
        ids.put(text, id);
        schemas.put(id, new Schema.Parser().setValidateDefaults(false).parse(text));
        last = Math.max(last, id);
    }
}
