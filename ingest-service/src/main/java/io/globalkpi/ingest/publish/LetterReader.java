package io.globalkpi.ingest.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.json.EventJson;
import io.globalkpi.ingest.json.EventReader;
import io.globalkpi.ingest.json.ReadResult;
import io.globalkpi.ingest.letter.LetterInput;
import io.globalkpi.ingest.letter.Seal;
import io.globalkpi.ingest.letter.SealException;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.topic.EventKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Makes events of the input of dead letters again, sealed ones too when the key is there. */
final class LetterReader {

    /**
     * What a letter held.
     *
     * @param why there are no events, in words that repeat nothing of the input; null if there are
     */
    record Reading(List<SpecificRecord> events, @Nullable String why) {

        static Reading nothing(String why) {
            return new Reading(List.of(), why);
        }
    }

    private final Seal seal;
    private final EventReader events;

    LetterReader(Seal seal, EventReader events) {
        this.seal = seal;
        this.events = events;
    }

    Reading read(DeadLetter letter) {
        try {
            Optional<byte[]> input = LetterInput.of(letter, seal);
            Optional<EventKind> kind = Optional.ofNullable(letter.getKind()).flatMap(EventKind::of);
            if (input.isEmpty()) {
                return Reading.nothing("only hash and length of the input were kept: send it again from its source");
            }
            return kind.isPresent()
                    ? events(kind.get(), EventJson.parse(input.get()))
                    : Reading.nothing("rows of a file: correct the file or its mapping and import it again");
        } catch (SealException e) {
            return Reading.nothing(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Reading.nothing("still no JSON: correct it at its source and send it again");
        }
    }

    /** One event, or for a request that was refused whole each of its array. */
    private Reading events(EventKind kind, JsonNode json) {
        List<SpecificRecord> read = new ArrayList<>();
        for (JsonNode one : json.isArray() ? json : List.of(json)) {
            ReadResult result = events.read(kind, one);
            if (result.event() == null) {
                return Reading.nothing("still no event of its kind: correct it at its source and send it again");
            }
            read.add(result.event());
        }
        return new Reading(read, null);
    }
}
