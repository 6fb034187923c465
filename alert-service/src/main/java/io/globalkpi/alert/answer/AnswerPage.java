package io.globalkpi.alert.answer;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.globalkpi.alert.notify.link.Links;
import io.globalkpi.alert.notify.link.Token;
import io.globalkpi.alert.notify.text.Templates;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page behind the links in messages.
 *
 * <p>Opening it changes nothing, since mail scanners and previews open links too: an answer is a POST.
 */
final class AnswerPage {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerPage.class);

    private final Links links;
    private final AnswerLog log;
    private final Templates templates;
    private final Clock clock;
    private static final String STYLE =
            "body{font-family:sans-serif;max-width:32em;margin:2em auto;padding:0 1em;color:#222;line-height:1.5}"
                    + "button{font-size:1em;padding:.5em .9em;margin:.2em .3em .2em 0;border:1px solid #888;border-radius:.3em;"
                    + "background:#f4f4f4}";
    /** The one style the browser is told to take; whatever else may get into the page, it takes no other. */
    private static final String STYLE_HASH = Base64.getEncoder().encodeToString(sha256(STYLE));

    private final Template page = template();

    AnswerPage(Links links, AnswerLog log, Templates templates, Clock clock) {
        this.links = links;
        this.log = log;
        this.templates = templates;
        this.clock = clock;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Template template() {
        try (InputStream in = AnswerPage.class.getResourceAsStream("answer.mustache")) {
            if (in == null) {
                throw new IllegalStateException("answer.mustache is missing from the build");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Mustache.compiler().escapeHTML(true).compile(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void lay(RoutesConfig routes) {
        routes.get(Links.PATH, this::show);
        routes.post(Links.PATH, this::answer);
    }

    private void show(Context request) {
        Optional<Token> token = token(request.queryParam("t"));
        if (token.isEmpty()) {
            tell(request, 410, "en", "linkInvalid");
            return;
        }
        onceReachable(request, token.get(), () -> {
            if (log.hasServed(token.get())) {
                tell(request, 410, token.get().language(), "linkUsed");
            } else {
                ask(request, token.get());
            }
        });
    }

    private void answer(Context request) {
        Optional<Token> token = token(request.formParam("t"));
        Optional<Answer> answer = Answer.of(request.formParam("answer"));
        if (token.isEmpty() || answer.isEmpty()) {
            tell(request, token.isEmpty() ? 410 : 400, "en", "linkInvalid");
            return;
        }
        onceReachable(request, token.get(), () -> {
            boolean recorded = log.record(token.get(), answer.get());
            tell(request, recorded ? 200 : 410, token.get().language(), recorded ? "answerRecorded" : "linkUsed");
        });
    }

    private static void fail(Context request, KafkaException e) {
        LOG.warn("an answer waits for the broker: {}", e.getMessage());
        request.header("Retry-After", "30");
    }

    private void onceReachable(Context request, Token token, Runnable work) {
        try {
            work.run();
        } catch (KafkaException e) {
            fail(request, e);
            tell(request, 503, token.language(), "answerLater");
        }
    }

    private Optional<Token> token(@org.jspecify.annotations.Nullable String text) {
        return text == null ? Optional.empty() : links.read(text, clock.instant());
    }

    private void ask(Context request, Token token) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("asks", true);
        facts.put("token", String.valueOf(request.queryParam("t")));
        facts.put("reader", token.reader());
        facts.putAll(templates.named(token.breach(), token.language()));
        write(request, 200, token.language(), facts);
    }

    private void tell(Context request, int status, String language, String word) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("asks", false);
        facts.put("message", templates.words(language).getOrDefault(word, word));
        write(request, status, language, facts);
    }

    private void write(Context request, int status, String language, Map<String, Object> facts) {
        facts.put("t", templates.words(language));
        facts.put("language", language);
        facts.put("style", STYLE);
        request.status(status)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Frame-Options", "DENY")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'sha256-" + STYLE_HASH
                                + "'; form-action 'self'; frame-ancestors 'none'")
                .contentType("text/html; charset=utf-8")
                .result(page.execute(facts));
    }
}
