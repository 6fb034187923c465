package io.globalkpi.alert.notify.robot;

import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.post.Answer;
import io.globalkpi.alert.notify.post.Hook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * WeCom's group robots: the address is the secret, nothing is signed. Markdown may have 4,096 bytes, of which a Chinese
 * character takes three. Limits as of November 2026.
 */
final class WeCom implements Dialect {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Codes codes =
            new Codes(maker(), "errcode", Map.of(45009, A_MINUTE, -1, Duration.ZERO)); // too many messages; busy

    @Override
    public String maker() {
        return "WeCom";
    }

    @Override
    public int limit() {
        return 4_096 - 8; // the marks around the title
    }

    @Override
    public Call call(Hook hook, String title, String text, Instant now) {
        var message = JSON.createObjectNode().put("msgtype", "markdown");
        message.putObject("markdown").put("content", "### " + title + "\n" + text);
        return new Call(hook.url(), message.toString());
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
