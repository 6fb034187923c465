package io.globalkpi.alert.notify.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.post.Answer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What Slack's Web API means by its answers: most of its errors come in HTTP 200 (read in November 2026). */
final class SlackAnswers {

    /** What would be answered to the same message again, whoever mends what. */
    private static final Set<String> FINAL = Set.of(
            "msg_too_long",
            "msg_blocks_too_long",
            "invalid_blocks",
            "invalid_blocks_format",
            "no_text",
            "too_many_attachments",
            "restricted_action",
            "is_archived",
            "user_disabled");

    /** The earlier message cannot be changed any more; that need keep nobody from hearing the news. */
    private static final Set<String> UNCHANGEABLE = Set.of(
            "message_not_found", "cant_update_message", "edit_window_closed", "channel_not_found", "is_archived");

    private SlackAnswers() {}

    /** @param taken names the message by its time stamp */
    static Delivery judge(Answer answer, Function<String, Delivery> taken) {
        JsonNode json = answer.json();
        if (!answer.isOk()) {
            return answer.byStatus("Slack");
        }
        if (json.path("ok").asBoolean()) {
            return taken.apply(json.path("ts").asText());
        }
        String error = error(json);
        return FINAL.contains(error)
                ? new Delivery.Refused("Slack refused: " + error)
                : new Delivery.TryAgain("Slack answered " + error, answer.retryAfter(), false);
    }

    /** Of a change to an earlier message. */
    static Delivery judgeChange(Answer answer) {
        return answer.isOk() && UNCHANGEABLE.contains(error(answer.json()))
                ? new Delivery.Accepted(Optional.empty())
                : judge(answer, ts -> new Delivery.Accepted(Optional.empty()));
    }

    static String error(JsonNode json) {
        return json.path("error").asText("nothing that can be read");
    }
}
