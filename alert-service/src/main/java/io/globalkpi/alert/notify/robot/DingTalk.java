package io.globalkpi.alert.notify.robot;

import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.post.Answer;
import io.globalkpi.alert.notify.post.Hook;
import io.globalkpi.alert.notify.post.Signature;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * DingTalk's custom robots: signed in the address, over milliseconds; the secret is the key.
 *
 * <p>A robot that is sent more than twenty messages a minute is deaf for ten. Limits as of November 2026.
 */
final class DingTalk implements Dialect {

    private static final Duration DEAF = Duration.ofMinutes(10);

    private final Codes codes = new Codes(
            maker(),
            "errcode",
            Map.of(
                    130101,
                    DEAF, // too many messages
                    410100,
                    DEAF, // too fast
                    -1,
                    Duration.ZERO, // busy
                    310000,
                    Duration.ZERO)); // signature, keyword or address: an operator can mend it

    @Override
    public String maker() {
        return "DingTalk";
    }

    @Override
    public int limit() {
        return 9_000; // of the 20,000 a whole body may have: quotes and line ends take two bytes there
    }

    @Override
    public Call call(Hook hook, String title, String text, Instant now) {
        var message = JSON.createObjectNode().put("msgtype", "markdown");
        message.putObject("markdown").put("title", title).put("text", "### " + title + "\n\n" + text);
        URI url = hook.secret().map(secret -> signed(hook.url(), secret, now)).orElse(hook.url());
        return new Call(url, message.toString());
    }

    private static URI signed(URI url, String secret, Instant now) {
        String sign = URLEncoder.encode(sign(secret, now.toEpochMilli()), StandardCharsets.UTF_8);
        String joint = url.getRawQuery() == null ? "?" : "&";
        return URI.create(url + joint + "timestamp=" + now.toEpochMilli() + "&sign=" + sign);
    }

    static String sign(String secret, long millis) {
        return Base64.getEncoder().encodeToString(Signature.of(secret, millis + "\n" + secret));
    }

    @Override
    public Delivery judge(Answer answer) {
        return codes.judge(answer);
    }

    /** Its Markdown joins lines that have no empty one between them. */
    @Override
    public String lines(List<String> lines) {
        return String.join("\n\n", lines);
    }
}
