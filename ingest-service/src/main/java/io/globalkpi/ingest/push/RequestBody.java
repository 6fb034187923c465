package io.globalkpi.ingest.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.json.EventJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The records of a request: one object, an array of them, or one a line. */
final class RequestBody {

    static final String JSON = "application/json";
    static final String LINES = "application/x-ndjson";

    /** One record of a request: what was read, or what could not be. */
    record Item(@Nullable JsonNode json, @Nullable Unreadable unreadable) {}

    /**
     * Bytes that are no JSON.
     *
     * @param line where they begin in the request, from 1
     * @param why in words that repeat nothing of them: what cannot be read cannot be stripped of personal data
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Unreadable(byte[] bytes, long line, String why) {}

    private RequestBody() {}

    /** A body of lines gives an item each; any other that is no JSON is one unreadable item. Encoding is UTF-8, strictly. */
    static List<Item> read(String contentType, byte[] body) {
        if (contentType.equals(LINES)) {
            return lines(body);
        }
        Item whole = item(body, 1);
        return whole.json() != null && whole.json().isArray()
                ? StreamSupport.stream(whole.json().spliterator(), false)
                        .map(node -> new Item(node, null))
                        .toList()
                : List.of(whole);
    }

    private static List<Item> lines(byte[] body) {
        List<Item> items = new ArrayList<>();
        long line = 1;
        for (int from = 0; from < body.length; line++) {
            int end = from;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            byte[] text = Arrays.copyOfRange(body, from, end);
            if (!isBlank(text)) {
                items.add(item(text, line));
            }
            from = end + 1;
        }
        return items;
    }

    private static boolean isBlank(byte[] text) {
        for (byte b : text) {
            if (b < 0 || b > ' ') {
                return false;
            }
        }
        return true;
    }

    private static Item item(byte[] text, long line) {
        try {
            return new Item(EventJson.parse(text), null);
        } catch (JsonProcessingException e) {
            return new Item(null, new Unreadable(text, line, where(e, line)));
        } catch (IOException e) {
            return new Item(null, new Unreadable(text, line, "This is no JSON: its encoding is broken."));
        }
    }

    private static String where(JsonProcessingException e, long line) {
        return e.getLocation() == null
                ? "This is no JSON."
                : "This is no JSON at line " + (line - 1 + e.getLocation().getLineNr()) + ", column "
                        + Math.max(1, e.getLocation().getColumnNr()) + ".";
    }
}
