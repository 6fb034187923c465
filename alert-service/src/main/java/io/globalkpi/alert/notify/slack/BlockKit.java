package io.globalkpi.alert.notify.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.alert.notify.text.Cut;
import java.util.ArrayList;
import java.util.List;

/** A message as Slack's blocks, cut to Slack's limits (header 150 characters, section 3,000; read in November 2026). */
final class BlockKit {

    /** Of lines in one message: well below the some 13,000 characters that Slack takes in all its blocks. */
    static final int DIGEST = 9_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HEADER = 150;
    private static final int SECTION = 3_000;

    private BlockKit() {}

    static ObjectNode message(String title, List<String> bodies, String footer) {
        ObjectNode message = JSON.createObjectNode();
        message.put("text", title);
        ArrayNode blocks = message.putArray("blocks");
        blocks.addObject().put("type", "header").set("text", text("plain_text", title, HEADER));
        bodies.forEach(body -> blocks.addObject().put("type", "section").set("text", text("mrkdwn", body, SECTION)));
        blocks.addObject().put("type", "context").putArray("elements").add(text("plain_text", footer, SECTION));
        return message;
    }

    static ObjectNode empty() {
        return JSON.createObjectNode();
    }

    /** Lines in as few sections as hold them, each line whole. */
    static List<String> sections(List<String> lines) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        for (String line : lines) {
            if (section.length() > 0 && section.length() + 1 + line.length() > SECTION) {
                sections.add(section.toString());
                section.setLength(0);
            }
            section.append(section.length() == 0 ? "" : "\n").append(line);
        }
        sections.add(section.toString());
        return sections;
    }

    private static ObjectNode text(String type, String words, int limit) {
        return JSON.createObjectNode().put("type", type).put("text", Cut.chars(words, limit));
    }
}
