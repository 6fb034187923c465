package io.globalkpi.ingest.platform.amazon;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.platform.Call;
import io.globalkpi.ingest.platform.CallException;
import io.globalkpi.ingest.platform.Normalized;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.Told;
import io.globalkpi.ingest.platform.Wake;
import io.globalkpi.ingest.platform.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Messages of the queue that Amazon's notifications are sent to. They only wake feeds; nothing of them is kept.
 *
 * <p>A message is deleted by the step after the one that took it, when what it wakes is committed. One that comes twice wakes
 * twice, which costs one call.
 */
record Notification() {

    private static final String TARGET = "AmazonSQS.";
    private static final int MOST = 10;

    static Pulled<Notification> pull(Slice slice, String cursor, Session session) {
        if (!cursor.isEmpty()) {
            delete(List.of(cursor.split("\n")), session);
        }
        JsonNode messages = send(
                        "ReceiveMessage",
                        Map.of(
                                "QueueUrl",
                                session.required("queue"),
                                "MaxNumberOfMessages",
                                MOST,
                                "WaitTimeSeconds",
                                0),
                        session)
                .path("Messages");
        List<String> handles = new ArrayList<>();
        List<Wake> wakes = new ArrayList<>();
        for (JsonNode message : messages) {
            handles.add(message.path("ReceiptHandle").asText());
            wake(message.path("Body").asText()).ifPresent(wakes::add);
        }
        String next = handles.isEmpty() ? null : String.join("\n", handles);
        return Pulled.<Notification>of(List.of(), next).waking(wakes);
    }

    private static void delete(List<String> handles, Session session) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (int place = 0; place < handles.size(); place++) {
            entries.add(Map.of("Id", Integer.toString(place), "ReceiptHandle", handles.get(place)));
        }
        send("DeleteMessageBatch", Map.of("QueueUrl", session.required("queue"), "Entries", entries), session);
    }

    private static JsonNode send(String action, Map<String, Object> body, Session session) {
        return session.call(Call.post(SpApi.QUEUE, "/", Wire.bytes(new LinkedHashMap<>(body)))
                        .at(SpApi.QUEUE)
                        .as(SpApi.QUEUE)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", TARGET + action))
                .json();
    }

    /** Keys are written with capitals in some notifications and without in others. */
    static Optional<Wake> wake(String body) {
        JsonNode json;
        try {
            json = Wire.tree(body.getBytes(StandardCharsets.UTF_8));
        } catch (CallException e) {
            // Somebody else writes to the queue: nothing of ours.
            return Optional.empty();
        }
        String type = either(json, "NotificationType").asText();
        JsonNode payload = either(json, "Payload");
        return switch (type) {
            case "ORDER_CHANGE" ->
                Optional.of(Wake.of(
                        "orders",
                        either(either(payload, "OrderChangeNotification"), "AmazonOrderId")
                                .asText()));
            case "TRANSACTION_UPDATE" -> Optional.of(Wake.of("finances"));
            case "FBA_INVENTORY_AVAILABILITY_CHANGES" -> Optional.of(Wake.of("stock"));
            case "LISTINGS_ITEM_STATUS_CHANGE" -> Optional.of(Wake.of("listings"));
            default -> Optional.empty();
        };
    }

    private static JsonNode either(JsonNode json, String name) {
        JsonNode capital = json.path(name);
        return capital.isMissingNode() ? json.path(Character.toLowerCase(name.charAt(0)) + name.substring(1)) : capital;
    }

    static Normalized normalize(Notification none, Told told) {
        return new Normalized();
    }
}
