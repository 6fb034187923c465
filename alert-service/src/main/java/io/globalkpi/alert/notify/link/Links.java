package io.globalkpi.alert.notify.link;

import io.globalkpi.alert.notify.Secrets;
import io.globalkpi.alert.notify.post.Signature;
import io.globalkpi.schemas.alert.Notice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Makes signed links and tells whether one is genuine. The secret is in no text.
 *
 * @param base where readers reach this service, without a slash at the end
 */
public record Links(String base, String secret) {

    public static final String PATH = "/answer";

    private static final Duration LIFE = Duration.ofDays(7);
    private static final int LEAST_SECRET = 32;
    private static final String PURPOSE = "answer.";

    public Links {
        boolean loopback = base.startsWith("http://127.0.0.1") || base.startsWith("http://localhost");
        require(base.startsWith("https://") || loopback, "ALERT_PUBLIC_URL must be an https URL, was " + base);
        require(secret.length() >= LEAST_SECRET, "ALERT_LINK_SECRET must have " + LEAST_SECRET + " characters or more");
        base = base.replaceAll("/+$", "");
    }

    private static void require(boolean met, String message) {
        if (!met) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Empty when neither setting is there: messages have no links then. */
    public static Optional<Links> from(Map<String, String> env) {
        Secrets secrets = new Secrets(env);
        Optional<String> base = secrets.text("ALERT_PUBLIC_URL");
        Optional<String> secret = secrets.read("ALERT_LINK_SECRET");
        require(
                base.isPresent() == secret.isPresent(),
                "ALERT_PUBLIC_URL and ALERT_LINK_SECRET go together: one is missing");
        return base.map(url -> new Links(url, secret.orElseThrow()));
    }

    /** The same for the same notice, however often it is written. */
    public String to(Notice notice) {
        String payload =
                encode(Token.of(notice, notice.getCreatedAt().plus(LIFE)).text().getBytes(StandardCharsets.UTF_8));
        return base + PATH + "?t=" + payload + "." + encode(Signature.of(secret, PURPOSE + payload));
    }

    /** What a link stands for; empty if it is not ours, or its time is over. */
    public Optional<Token> read(String text, Instant now) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String payload = text.substring(0, dot);
        byte[] expected = encode(Signature.of(secret, PURPOSE + payload)).getBytes(StandardCharsets.UTF_8);
        byte[] given = text.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given)) {
            return Optional.empty();
        }
        String content = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        return Token.read(content).filter(token -> now.isBefore(token.expires()));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Links[" + base + "]";
    }
}
