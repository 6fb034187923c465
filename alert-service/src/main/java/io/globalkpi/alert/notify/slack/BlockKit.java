package io.globalkpi.alert.notify.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A message as Slack's blocks, cut to Slack's limits (header 150 characters, section 3,000; read in November 2026). */
final class BlockKit {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HEADER = 150;
    private static final int SECTION = 3_000;

    private BlockKit() {}

    static String message(String title, String body, String footer) {
        ObjectNode message = JSON.createObjectNode();
        message.put("text", title);
        ArrayNode blocks = message.putArray("blocks");
        blocks.addObject().put("type", "header").set("text", text("plain_text", title, HEADER));
        blocks.addObject().put("type", "section").set("text", text("mrkdwn", body, SECTION));
        blocks.addObject().put("type", "context").putArray("elements").add(text("plain_text", footer, SECTION));
        return message.toString();
    }

    private static ObjectNode text(String type, String words, int limit) {
        return JSON.createObjectNode().put("type", type).put("text", cut(words, limit));
    }

    /** On a code point boundary, so that no character is cut in half. */
    static String cut(String words, int limit) {
        if (words.length() <= limit) {
            return words;
        }
        int end = limit - 1;
        if (Character.isHighSurrogate(words.charAt(end - 1))) {
            end--;
        }
        return words.substring(0, end) + "…";
    }
}
