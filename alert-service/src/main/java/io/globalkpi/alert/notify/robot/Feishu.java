package io.globalkpi.alert.notify.robot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.post.Answer;
import io.globalkpi.alert.notify.post.Hook;
import io.globalkpi.alert.notify.post.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Feishu's (Lark's) custom bots: signed in the body, over seconds; the secret is part of the key and nothing is the
 * message. A body may have 20 KB. Limits as of November 2026.
 */
final class Feishu implements Dialect {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Codes codes = new Codes(
            maker(),
            "code",
            Map.of(
                    11232, A_MINUTE, // too many messages
                    19021, Duration.ZERO, // signature
                    19022, Duration.ZERO, // address
                    19024, Duration.ZERO)); // keyword: an operator can mend all three

    @Override
    public String maker() {
        return "Feishu";
    }

    @Override
    public int limit() {
        return 9_500; // of the 20 KB a whole body may have: quotes and line ends take two bytes there
    }

    @Override
    public Call call(Hook hook, String title, String text, Instant now) {
        ObjectNode message = JSON.createObjectNode();
        hook.secret()
                .ifPresent(secret -> message.put("timestamp", Long.toString(now.getEpochSecond()))
                        .put("sign", sign(secret, now.getEpochSecond())));
        message.put("msg_type", "interactive");
        ObjectNode card = message.putObject("card");
        card.putObject("header").putObject("title").put("tag", "plain_text").put("content", title);
        card.putArray("elements").addObject().put("tag", "markdown").put("content", text);
        return new Call(hook.url(), message.toString());
    }

    static String sign(String secret, long seconds) {
        return Base64.getEncoder().encodeToString(Signature.of(seconds + "\n" + secret, ""));
    }

    @Override
    public Delivery judge(Answer answer) {
        return codes.judge(answer);
    }

    @Override
    public String lines(List<String> lines) {
        return String.join("\n", lines);
    }
}
