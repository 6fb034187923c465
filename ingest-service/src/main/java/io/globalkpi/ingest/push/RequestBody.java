package io.globalkpi.ingest.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.globalkpi.ingest.json.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a request: one object, an array of them, or one a line. */
final class RequestBody {

    static final String JSON = "application/json";
    static final String LINES = "application/x-ndjson";

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /**
     * One record of a request.
     *
     * @param json null when it is no JSON; then error says why
     */
    record Item(@Nullable JsonNode json, @Nullable FieldError error) {}

    private RequestBody() {}

    /** @throws JsonProcessingException if the body as a whole is no JSON; lines are judged one by one instead */
    static List<Item> read(String contentType, String body) throws JsonProcessingException {
        List<Item> items = new ArrayList<>();
        if (contentType.equals(LINES)) {
            body.lines().filter(line -> !line.isBlank()).forEach(line -> items.add(line(line)));
            return items;
        }
        JsonNode root = MAPPER.readTree(body);
        if (root.isArray()) {
            root.forEach(node -> items.add(new Item(node, null)));
        } else {
            items.add(new Item(root, null));
        }
        return items;
    }

    private static Item line(String line) {
        try {
            return new Item(MAPPER.readTree(line), null);
        } catch (JsonProcessingException e) {
            // The text is not repeated: what cannot be read cannot be stripped of personal data.
            return new Item(null, new FieldError("$", "", "one JSON object a line", where(e)));
        }
    }

    static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? "This is no JSON."
                : "This is no JSON at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ".";
    }
}
