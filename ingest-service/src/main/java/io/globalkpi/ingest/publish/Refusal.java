package io.globalkpi.ingest.publish;

import io.globalkpi.ingest.json.EventJson;
import io.globalkpi.ingest.letter.LetterInput;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The dead letter an event becomes that may not enter: enough to act on it, and to replay it unchanged. */
final class Refusal {

    private Refusal() {}

    /** Names the first fault by its parts and all of them in the message. */
    static DeadLetter letter(SpecificRecord event, List<Fault> faults, Instant now, int attempt) {
        Fault first = faults.get(0);
        String entity = Gate.text(event, "entityId");
        String source = Gate.text(event, "source");
        DeadLetter.Builder letter = DeadLetter.newBuilder()
                .setId(entity.isBlank() ? source : entity)
                .setReason(first.reason())
                .setPath(first.path())
                .setValue(first.value())
                .setExpected(first.expected())
                .setMessage(message(faults))
                .setSite(Gate.text(event, "site"))
                .setKind(EventKind.ofRecord(event).id())
                .setSource(source)
                .setOccurredAt(Gate.instant(event, "occurredAt"))
                .setObservedAt(now)
                .setAttempt(attempt);
        // Records carry no personal data by their schema, so the input may stand in the open.
        return LetterInput.inTheOpen(letter, EventJson.write(event)).build();
    }

    private static String message(List<Fault> faults) {
        String more = faults.stream()
                .skip(1)
                .limit(10)
                .map(fault -> " Also " + fault.path() + ": expected " + fault.expected() + ".")
                .reduce("", String::concat);
        return faults.get(0).message() + more;
    }
}
