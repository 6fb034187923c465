package io.globalkpi.alert.notify.slack;

import io.globalkpi.alert.notify.Channel;
import io.globalkpi.alert.notify.Delivery;
import io.globalkpi.alert.notify.text.Template;
import io.globalkpi.alert.notify.text.Templates;
import io.globalkpi.schemas.alert.Notice;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Posts notices to incoming webhooks.
 *
 * <p>A webhook answers with no message id, so a message can be neither updated nor threaded. Error texts name the
 * destination, never the webhook.
 */
public final class SlackChannel implements Channel {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int QUOTED = 200;

    private final SlackConfig config;
    private final Templates templates;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public SlackChannel(SlackConfig config, Templates templates) {
        this.config = config;
        this.templates = templates;
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public Delivery deliver(Notice notice) {
        String destination = notice.getDestination();
        // Worth another attempt: whoever sets the webhook and restarts still gets the notice.
        return config.webhook(destination)
                .map(webhook -> post(webhook, message(notice)))
                .orElseGet(() -> Delivery.TryAgain.later(
                        "no Slack webhook for " + destination + ": set " + SlackConfig.setting(destination)));
    }

    private String message(Notice notice) {
        return BlockKit.message(
                templates.render(Template.SLACK_TITLE, notice),
                templates.render(Template.SLACK_BODY, notice),
                notice.getBreach() + " #" + notice.getSequence());
    }

    private Delivery post(URI webhook, String message) {
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();
        try {
            return outcome(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return Delivery.TryAgain.later("Slack cannot be reached: " + e);
        } catch (IOException e) {
            return new Delivery.TryAgain("Slack did not answer: " + e, Optional.empty(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.TryAgain("stopped while waiting for Slack", Optional.empty(), true);
        }
    }

    private static Delivery outcome(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == 200) {
            return new Delivery.Accepted(Optional.empty());
        }
        String why = "Slack answered " + status + " " + BlockKit.cut(response.body(), QUOTED);
        return status == 429 || status == 408 || status >= 500
                ? new Delivery.TryAgain(why, retryAfter(response), false)
                : new Delivery.Refused(why);
    }

    private static Optional<Duration> retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** A webhook cannot be asked without posting to it. */
    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }
}
