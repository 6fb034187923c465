package io.globalkpi.alert.notify.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.text.Cut;
import java.time.Duration;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param retryAfter how long it asks to be left alone
 */
public record Answer(int status, String body, Optional<Duration> retryAfter) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int QUOTED = 200;

    /** By its status: 2xx is accepted, 408, 429 and 5xx are bad moments, all else is refused. */
    public Delivery byStatus(String who) {
        if (isOk()) {
            return new Delivery.Accepted(Optional.empty());
        }
        return status == 429 || status == 408 || status >= 500
                ? new Delivery.TryAgain(words(who), retryAfter, false)
                : new Delivery.Refused(words(who));
    }

    public boolean isOk() {
        return status >= 200 && status < 300;
    }

    public String words(String who) {
        return (who + " answered " + status + " " + Cut.chars(body, QUOTED)).strip();
    }

    /** The body as JSON; a missing node when it is none. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
