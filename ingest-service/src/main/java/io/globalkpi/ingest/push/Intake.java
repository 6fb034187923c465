package io.globalkpi.ingest.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.json.EventJson;
import io.globalkpi.ingest.json.EventReader;
import io.globalkpi.ingest.json.FieldError;
import io.globalkpi.ingest.json.ReadResult;
import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.Receipt;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Pushed records on their way to the publisher, each a publication of its own with its raw form beside it, so that each
 * has its own receipt.
 *
 * <p>The raw form is the record as it was understood: a field nobody declared is refused before, so there is nothing in
 * it that may not be kept.
 */
final class Intake {

    /** A sender's clock may run ahead a little; what it observed cannot lie further in the future. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final EventReader events;
    private final EventPublisher publisher;
    private final Clock clock;

    Intake(EventPublisher publisher, Clock clock) {
        this.events = new EventReader(clock);
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Publishes what can be read. Each result completes after its commit, exceptionally when there was none. */
    List<CompletableFuture<RecordResult>> publish(EventKind kind, List<RequestBody.Item> items) {
        List<CompletableFuture<RecordResult>> results = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            results.add(publish(kind, i, items.get(i)));
        }
        return results;
    }

    private CompletableFuture<RecordResult> publish(EventKind kind, int index, RequestBody.Item item) {
        if (item.json() == null) {
            return CompletableFuture.completedFuture(RecordResult.rejected(index, null, List.of(item.error())));
        }
        ReadResult read = events.read(kind, item.json());
        SpecificRecord event = read.event();
        List<FieldError> errors = event == null ? read.errors() : observedInTheFuture(event);
        if (event == null || !errors.isEmpty()) {
            return CompletableFuture.completedFuture(RecordResult.rejected(index, entityOf(item.json()), errors));
        }
        return publish(index, event);
    }

    private CompletableFuture<RecordResult> publish(int index, SpecificRecord event) {
        String content = EventJson.write(event);
        String entityId = text(event, "entityId");
        event.put(field(event, "rawRef").pos(), Topics.raw("push") + "/" + sha256(content));
        RawRecord raw = RawRecord.newBuilder()
                .setEntityId(entityId)
                .setSite(text(event, "site"))
                .setSource("push")
                .setContentType("application/json")
                .setContent(content)
                .setObservedAt(Instant.ofEpochMilli(clock.millis()))
                .build();
        Publication publication = new Publication(List.of(event), List.of(raw), List.of(), List.of(), null);
        return publisher.publish(publication).thenApply(receipt -> result(index, entityId, receipt));
    }

    private static RecordResult result(int index, String entityId, Receipt receipt) {
        return receipt.rejected().isEmpty()
                ? RecordResult.published(index, entityId)
                : RecordResult.rejected(
                        index,
                        entityId,
                        receipt.rejected().stream().map(Intake::error).toList());
    }

    private static FieldError error(DeadLetter letter) {
        return new FieldError(
                letter.getPath(),
                letter.getValue(),
                letter.getExpected(),
                letter.getReason() + ": " + letter.getMessage());
    }

    private List<FieldError> observedInTheFuture(SpecificRecord event) {
        Instant observed = (Instant) event.get(field(event, "observedAt").pos());
        Instant latest = Instant.ofEpochMilli(clock.millis()).plus(CLOCKS_APART);
        return observed.isAfter(latest)
                ? List.of(new FieldError(
                        "observedAt",
                        observed.toString(),
                        "a time up to " + latest,
                        "Leave observedAt out, or set the sender's clock."))
                : List.of();
    }

    private static String entityOf(JsonNode json) {
        return json.path("entityId").isTextual() ? json.path("entityId").asText() : "";
    }

    private static String text(SpecificRecord event, String name) {
        return (String) event.get(field(event, name).pos());
    }

    private static Schema.Field field(SpecificRecord event, String name) {
        return event.getSchema().getField(name);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
