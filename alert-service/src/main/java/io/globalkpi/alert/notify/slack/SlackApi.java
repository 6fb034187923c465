package io.globalkpi.alert.notify.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.post.Answer;
import io.globalkpi.alert.notify.post.JsonPost;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Posts as a bot: new messages, messages in a thread, and what an earlier message says now. */
final class SlackApi {

    private final SlackBot bot;
    private final JsonPost http;

    SlackApi(SlackBot bot, JsonPost http) {
        this.bot = bot;
        this.http = http;
    }

    /**
     * A message to a room. If it takes up an earlier one it stands in its thread, after that one says the same.
     *
     * <p>The change comes first, because it may be repeated: what is tried again must not be posted twice.
     */
    Delivery tell(String room, ObjectNode message, Optional<SlackMessage> earlier, boolean change) {
        if (earlier.isPresent() && change) {
            Delivery changed = call("chat.update", update(message, earlier.get()), SlackAnswers::judgeChange);
            if (!(changed instanceof Delivery.Accepted)) {
                return changed;
            }
        }
        ObjectNode post = message.deepCopy().put("channel", room);
        earlier.ifPresent(on -> post.put("thread_ts", on.thread()));
        return call(
                "chat.postMessage",
                post,
                answer -> SlackAnswers.judge(
                        answer, ts -> new Delivery.Accepted(Optional.of(SlackMessage.id(room, earlier, ts)))));
    }

    private static ObjectNode update(ObjectNode message, SlackMessage earlier) {
        return message.deepCopy().put("channel", earlier.channel()).put("ts", earlier.thread());
    }

    /** Whether the token is good. */
    Optional<String> trouble() {
        Delivery answer = call(
                "auth.test",
                BlockKit.empty(),
                found -> SlackAnswers.judge(found, ts -> new Delivery.Accepted(Optional.empty())));
        if (answer instanceof Delivery.TryAgain again) {
            return Optional.of("slack bot: " + again.why());
        }
        return answer instanceof Delivery.Refused refused
                ? Optional.of("slack bot: " + refused.why())
                : Optional.empty();
    }

    private Delivery call(String method, ObjectNode body, Function<Answer, Delivery> judge) {
        return http.post(
                URI.create(bot.api() + "/" + method),
                body.toString(),
                Map.of("Authorization", "Bearer " + bot.token()),
                judge);
    }
}
