package io.globalkpi.ingest.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.json.EventReader;
import io.globalkpi.ingest.json.FieldError;
import io.globalkpi.ingest.json.ReadResult;
import io.globalkpi.ingest.letter.Seal;
import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.Publication;
import io.globalkpi.ingest.publish.RawJson;
import io.globalkpi.ingest.publish.Receipt;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/**
 * Pushed records on their way to the publisher, each a publication of its own with its raw form beside it, so that each
 * has its own receipt. What is no event is published too, as a dead letter.
 */
final class Intake {

    /** A sender's clock may run ahead a little; what it observed cannot lie further in the future. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final EventReader events;
    private final PushLetters letters;
    private final EventPublisher publisher;
    private final Clock clock;

    Intake(EventPublisher publisher, Seal seal, Clock clock) {
        this.events = new EventReader(clock);
        this.letters = new PushLetters(seal, clock);
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Each result completes after the commit of its event or letter, exceptionally when there was none. */
    List<CompletableFuture<RecordResult>> publish(EventKind kind, List<RequestBody.Item> items) {
        List<CompletableFuture<RecordResult>> results = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            RequestBody.Unreadable unreadable = items.get(i).unreadable();
            JsonNode json = items.get(i).json();
            results.add(
                    json == null && unreadable != null
                            ? unreadable(kind, i, unreadable)
                            : publish(kind, i, Objects.requireNonNull(json)));
        }
        return results;
    }

    private CompletableFuture<RecordResult> unreadable(EventKind kind, int index, RequestBody.Unreadable what) {
        FieldError error = new FieldError("$", "", "a JSON object in UTF-8", what.why());
        return refuse(letters.unreadable(kind, what), RecordResult.rejected(index, null, List.of(error)));
    }

    private CompletableFuture<RecordResult> publish(EventKind kind, int index, JsonNode json) {
        ReadResult read = events.read(kind, json);
        SpecificRecord event = read.event();
        List<FieldError> errors = event == null ? read.errors() : observedInTheFuture(event);
        if (event != null && errors.isEmpty()) {
            return publish(index, event);
        }
        RecordResult result = RecordResult.rejected(index, entityOf(json), errors);
        // An empty body holds nothing that could be kept.
        return json.isMissingNode()
                ? CompletableFuture.completedFuture(result)
                : refuse(letters.unfit(kind, json, errors), result);
    }

    private CompletableFuture<RecordResult> refuse(DeadLetter letter, RecordResult result) {
        Publication publication = new Publication(List.of(), List.of(), List.of(letter), List.of(), null);
        return publisher.publish(publication).thenApply(receipt -> result);
    }

    private CompletableFuture<RecordResult> publish(int index, SpecificRecord event) {
        RawRecord raw = RawJson.ofPushed(event, Instant.ofEpochMilli(clock.millis()));
        Publication publication = new Publication(List.of(event), List.of(raw), List.of(), List.of(), null);
        return publisher.publish(publication).thenApply(receipt -> result(index, raw.getEntityId(), receipt));
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
        Instant observed =
                (Instant) event.get(event.getSchema().getField("observedAt").pos());
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
}
