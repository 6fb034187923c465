package io.globalkpi.ingest.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.ingest.json.FieldError;
import io.globalkpi.ingest.json.Stripped;
import io.globalkpi.ingest.letter.LetterInput;
import io.globalkpi.ingest.letter.Seal;
import io.globalkpi.ingest.letter.Sha256;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.topic.EventKind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dead letters of pushed records that are no event. They have no id that can be trusted, so their hash names them. */
final class PushLetters {

    private static final String BAD_FIELD = "bad-field";
    private static final String UNREADABLE = "unreadable";
    private static final int MOST_ERRORS = 10;

    /** What a field is called. A key that looks otherwise may be data, such as a mail address. */
    private static final Pattern PATH =
            Pattern.compile("\\$|[A-Za-z_]\\w{0,63}(\\[\\d+])?(\\.[A-Za-z_]\\w{0,63}(\\[\\d+])?)*");

    private final Seal seal;
    private final Clock clock;

    PushLetters(Seal seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /** For bytes that are no JSON: sealed, since there are no field names to strip them by. */
    DeadLetter unreadable(EventKind kind, RequestBody.Unreadable what) {
        DeadLetter.Builder letter = letter(kind, Sha256.hex(what.bytes()), UNREADABLE)
                .setPath("$")
                .setExpected("a JSON object in UTF-8")
                .setMessage(what.why() + " Correct the record and send it again.")
                .setLine(what.line());
        return LetterInput.sealed(letter, seal, what.bytes()).build();
    }

    /** For JSON that is no record of its kind: stripped to the declared fields. */
    DeadLetter unfit(EventKind kind, JsonNode json, List<FieldError> errors) {
        FieldError first = errors.get(0);
        byte[] whole = json.toString().getBytes(StandardCharsets.UTF_8);
        DeadLetter.Builder letter = letter(kind, Sha256.hex(whole), BAD_FIELD)
                .setPath(shown(first.path()))
                .setValue(first.value())
                .setExpected(first.expected())
                .setMessage(message(errors))
                .setSite(site(json));
        Optional<String> stripped = Stripped.of(kind, json);
        return stripped.isPresent()
                ? LetterInput.inTheOpen(letter, stripped.get()).build()
                : LetterInput.sealed(letter, seal, whole).build();
    }

    private DeadLetter.Builder letter(EventKind kind, String hash, String reason) {
        return DeadLetter.newBuilder()
                .setId("push/" + hash)
                .setReason(reason)
                .setKind(kind.id())
                .setSource("push")
                .setObservedAt(Instant.ofEpochMilli(clock.millis()));
    }

    private static String message(List<FieldError> errors) {
        StringBuilder message = new StringBuilder(errors.get(0).message());
        errors.stream()
                .skip(1)
                .limit(MOST_ERRORS)
                .forEach(error -> message.append(" Also ")
                        .append(shown(error.path()))
                        .append(": expected ")
                        .append(error.expected())
                        .append('.'));
        return message.append(" Correct the record and send it again.").toString();
    }

    private static String shown(String path) {
        return PATH.matcher(path).matches() ? path : "(a name that is no field name)";
    }

    private static @Nullable String site(JsonNode json) {
        return json.path("site").isTextual() ? json.path("site").asText() : null;
    }
}
