package io.globalkpi.standin.amazon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Served;
import java.util.LinkedHashMap;
import java.util.Map;

/** The queue that notifications lie in until they are deleted: what is received comes again, in any order, twice or more. */
public final class QueueDesk {

    private final Map<String, String> messages = new LinkedHashMap<>();
    private int number;

    /** An ORDER_CHANGE notification. */
    public synchronized void orderChanged(String orderId) {
        put(
                "{\"NotificationVersion\":\"1.0\",\"NotificationType\":\"ORDER_CHANGE\",\"Payload\":{\"OrderChangeNotification\":{\"AmazonOrderId\":\""
                        + orderId + "\"}}}");
    }

    /** Any message. */
    public synchronized void put(String body) {
        number++;
        messages.put("handle-" + number, body);
    }

    /** How many are left. */
    public synchronized int size() {
        return messages.size();
    }

    synchronized Served serve(Ask ask) {
        if (!ask.header("Authorization").orElse("").startsWith("AWS4-HMAC-SHA256 Credential=")) {
            return Served.json(403, "{\"__type\":\"AccessDeniedException\"}");
        }
        ObjectNode body = Json.read(ask.body());
        ObjectNode answer = Json.object();
        if (ask.header("X-Amz-Target").orElse("").endsWith(".DeleteMessageBatch")) {
            body.path("Entries")
                    .forEach(
                            entry -> messages.remove(entry.path("ReceiptHandle").asText()));
            return Served.json(answer);
        }
        ArrayNode received = answer.putArray("Messages");
        messages.entrySet().stream()
                .limit(10)
                .forEach(message -> received.addObject()
                        .put("ReceiptHandle", message.getKey())
                        .put("Body", message.getValue()));
        return Served.json(answer);
    }
}
