package io.globalkpi.alert.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.globalkpi.schemas.alert.BreachKey;
import io.globalkpi.schemas.kpi.ScopeType;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;

/**
 * Answers of other programs, for persons: {@code POST /answers} with an API key and {@code {"breach", "person", "answer",
 * "hours"}}. A silence holds for the person wherever he is told.
 */
final class AnswerApi {

    static final String PATH = "/answers";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEARER = "Bearer ";
    private static final String SILENCED = "silenced";
    private static final Set<String> ANSWERS = Set.of("seen", "real", "noise", SILENCED);
    private static final int MOST_HOURS = 7 * 24;

    private final String key;
    private final AnswerLog log;
    private final Predicate<String> people;

    /** @param people whether there is such a person */
    AnswerApi(String key, AnswerLog log, Predicate<String> people) {
        this.key = key;
        this.log = log;
        this.people = people;
    }

    void answer(Context request) {
        if (!isKnown(request.header("Authorization"))) {
            tell(request, 401, "error", "send the API key as Authorization: Bearer");
            return;
        }
        try {
            record(read(request.body()));
            tell(request, 200, "recorded", true);
        } catch (IllegalArgumentException e) {
            tell(request, 400, "error", e.getMessage());
        } catch (KafkaException e) {
            request.header("Retry-After", "30");
            tell(request, 503, "error", "not recorded: the broker cannot be reached; try again later");
        }
    }

    private boolean isKnown(@org.jspecify.annotations.Nullable String given) {
        return given != null
                && given.startsWith(BEARER)
                && MessageDigest.isEqual(bytes(given.substring(BEARER.length())), bytes(key));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void tell(Context request, int status, String what, Object value) {
        request.status(status).json(Map.of(what, value));
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private void record(JsonNode body) {
        String answer = body.path("answer").asText();
        require(ANSWERS.contains(answer), "answer must be one of seen, real, noise, silenced, was '" + answer + "'");
        String person = body.path("person").asText();
        require(people.test(person), "there is no person '" + person + "' in people.yaml");
        int hours = body.path("hours").asInt(0);
        boolean silenced = answer.equals(SILENCED);
        require(
                silenced ? hours >= 1 && hours <= MOST_HOURS : !body.has("hours"),
                "hours must be 1 to " + MOST_HOURS + " with the answer silenced, and go with no other");
        log.record(
                key(body.path("breach").asText()),
                person,
                answer,
                silenced ? Optional.of(Duration.ofHours(hours)) : Optional.empty());
    }

    /** Of an id such as {@code rule|SITE|scope|since}, in which only the scope may hold a bar. */
    private static BreachKey key(String id) {
        String[] front = id.split("\\|", 3);
        int last = front.length < 3 ? -1 : front[2].lastIndexOf('|');
        require(
                last > 0,
                "breach must be the id of a breach, as messages and alert.breaches.v1 have it, was '" + id + "'");
        try {
            return new BreachKey(
                    front[0],
                    ScopeType.valueOf(front[1]),
                    front[2].substring(0, last),
                    Instant.parse(front[2].substring(last + 1)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("breach must be the id of a breach, was '" + id + "'", e);
        }
    }

    private static void require(boolean met, String message) {
        if (!met) {
            throw new IllegalArgumentException(message);
        }
    }
}
