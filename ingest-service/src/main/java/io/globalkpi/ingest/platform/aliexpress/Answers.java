package io.globalkpi.ingest.platform.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Takes AliExpress' answers out of their wrappers, which are there or not as the application was set up. */
final class Answers {

    private Answers() {}

    /** What stands below {@code aliexpress_..._response}, or the answer itself where that is left out. */
    static JsonNode body(JsonNode answer) {
        return answer.properties().stream()
                .filter(field -> field.getKey().endsWith("_response"))
                .map(field -> field.getValue())
                .findFirst()
                .orElse(answer);
    }

    /** A list, which may stand below the name of its elements: {@code {"order_dto": [...]}}. */
    static ArrayNode list(JsonNode list) {
        if (list instanceof ArrayNode array) {
            return array;
        }
        for (JsonNode inner : list) {
            if (inner instanceof ArrayNode array) {
                return array;
            }
        }
        return JsonNodeFactory.instance.arrayNode();
    }

    /** The same object with its lists laid bare. */
    static ObjectNode bare(JsonNode object, String... lists) {
        ObjectNode bare = object.deepCopy();
        for (String name : lists) {
            if (bare.has(name)) {
                bare.set(name, list(bare.path(name)));
            }
        }
        return bare;
    }
}
