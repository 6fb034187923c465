package io.globalkpi.alert.notify.post;

import io.globalkpi.alert.notify.Delivery;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Posts JSON once. What went wrong on the way is a bad moment; what was answered is the channel's to judge.
 *
 * <p>Error texts name who was posted to, never the address: it is a secret.
 */
public final class JsonPost {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final String who;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param who in words, for errors */
    public JsonPost(String who) {
        this.who = who;
    }

    public Delivery post(URI url, String body, Function<Answer, Delivery> judge) {
        return post(url, body, Map.of(), judge);
    }

    public Delivery post(URI url, String body, Map<String, String> headers, Function<Answer, Delivery> judge) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return judge.apply(answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString())));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return Delivery.TryAgain.later(who + " cannot be reached: " + e);
        } catch (IOException e) {
            return new Delivery.TryAgain(who + " did not answer: " + e, Optional.empty(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.TryAgain("stopped while waiting for " + who, Optional.empty(), true);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        Optional<Duration> retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
        return new Answer(response.statusCode(), response.body(), retryAfter);
    }
}
