package io.globalkpi.ingest.publish;

import io.globalkpi.ingest.json.EventJson;
import io.globalkpi.ingest.letter.LetterInput;
import io.globalkpi.ingest.letter.Sha256;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.schemas.topic.EventKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The dead letter an event becomes that may not enter: enough to act on it, and unless it is too long to replay it unchanged. */
final class Refusal {

    /** Of any text in a letter that had to be cut. */
    private static final int MOST = 1_000;

    private Refusal() {}

    /** Names the first fault by its parts and all of them in the message. */
    static DeadLetter letter(SpecificRecord event, List<Fault> faults, Instant now, int attempt) {
        // Records carry no personal data by their schema, so the input may stand in the open.
        return LetterInput.inTheOpen(builder(event, faults, now, attempt), EventJson.write(event))
                .build();
    }

    /** Keeps of what is too long its measure only. */
    static DeadLetter tooLong(SpecificRecord event, Fault fault, Instant now, int attempt) {
        return LetterInput.measured(builder(event, List.of(fault), now, attempt), bytes(EventJson.write(event)))
                .build();
    }

    /** For a raw record that no event came with. */
    static DeadLetter tooLong(RawRecord raw, Fault fault, Instant now, int attempt) {
        DeadLetter.Builder letter = faulty(List.of(fault), now, attempt)
                .setId(raw.getEntityId())
                .setSite(raw.getSite())
                .setSource(raw.getSource());
        return LetterInput.measured(letter, bytes(raw.getContent())).build();
    }

    private static DeadLetter.Builder builder(SpecificRecord event, List<Fault> faults, Instant now, int attempt) {
        String entity = Gate.text(event, "entityId");
        String source = Gate.text(event, "source");
        return faulty(faults, now, attempt)
                .setId(entity.isBlank() ? source : entity)
                .setSite(Gate.text(event, "site"))
                .setKind(EventKind.ofRecord(event).id())
                .setSource(source)
                .setOccurredAt(Gate.instant(event, "occurredAt"));
    }

    private static DeadLetter.Builder faulty(List<Fault> faults, Instant now, int attempt) {
        Fault first = faults.get(0);
        return DeadLetter.newBuilder()
                .setReason(first.reason())
                .setPath(first.path())
                .setValue(first.value())
                .setExpected(first.expected())
                .setMessage(message(faults))
                .setObservedAt(now)
                .setAttempt(attempt);
    }

    /** The letter without its input and with every text cut, so that it fits whatever came in. */
    static DeadLetter shortened(DeadLetter letter) {
        String id = letter.getId();
        return DeadLetter.newBuilder(letter)
                .setId(id.length() > MOST ? cut(id) + "#" + Sha256.hex(id) : id)
                .setPath(cut(letter.getPath()))
                .setValue(cut(letter.getValue()))
                .setExpected(cut(letter.getExpected()))
                .setMessage(cut(letter.getMessage()) + " The input is too long to be kept.")
                .setSite(letter.getSite() == null ? null : cut(letter.getSite()))
                .setSource(cut(letter.getSource()))
                .setInput(null)
                .setInputSealed(null)
                .build();
    }

    private static String cut(String text) {
        return text.length() > MOST ? text.substring(0, MOST) + "..." : text;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
