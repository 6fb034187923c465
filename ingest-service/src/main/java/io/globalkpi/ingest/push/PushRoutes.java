package io.globalkpi.ingest.push;

import io.globalkpi.schemas.topic.EventKind;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/events/{kind}} and the document that describes it. */
public final class PushRoutes {

    private static final int RETRY_AFTER_SECONDS = 5;

    private final PushSettings settings;
    private final Intake intake;

    public PushRoutes(PushSettings settings) {
        this.settings = settings;
        this.intake = new Intake(settings.publisher(), settings.seal(), settings.clock());
    }

    public void addTo(JavalinConfig config) {
        config.routes.post("/v1/events/{kind}", this::post);
        String document = OpenApi.document().toPrettyString();
        config.routes.get(
                "/openapi.json",
                request -> request.contentType("application/json").result(document));
    }

    private void post(Context request) {
        if (!settings.keys().admit(request.header("X-Api-Key"), request.header("Authorization"))) {
            refuse(request, 401, "Send an API key as X-Api-Key or as Authorization: Bearer.");
            return;
        }
        Optional<EventKind> kind = EventKind.of(request.pathParam("kind"));
        String contentType = mediaType(request.contentType());
        if (kind.isEmpty()) {
            refuse(request, 404, "No such kind of event; there are " + EventKind.ids() + ".");
        } else if (!contentType.equals(RequestBody.JSON) && !contentType.equals(RequestBody.LINES)) {
            refuse(request, 415, "Send " + RequestBody.JSON + " or " + RequestBody.LINES + ".");
        } else if (!settings.notReady().get().isEmpty()) {
            later(
                    request,
                    503,
                    "Not ready: " + String.join("; ", settings.notReady().get()));
        } else if (settings.isSaturated().getAsBoolean()) {
            later(request, 429, "Too much is under way.");
        } else {
            publish(request, kind.get(), contentType);
        }
    }

    private void publish(Context request, EventKind kind, String contentType) {
        List<RequestBody.Item> items = RequestBody.read(contentType, request.bodyAsBytes());
        try {
            List<RecordResult> results = intake.publish(kind, items).stream()
                    .map(CompletableFuture::join)
                    .toList();
            PushAnswer answer = PushAnswer.of(results);
            boolean noJson =
                    contentType.equals(RequestBody.JSON) && items.stream().anyMatch(item -> item.unreadable() != null);
            request.status(noJson ? 400 : answer.status()).json(answer);
        } catch (CompletionException e) {
            // Some records may be on their topics; sending all of them again changes nothing.
            later(request, 503, String.valueOf(e.getCause().getMessage()));
        }
    }

    private static String mediaType(@Nullable String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip();
    }

    private static void later(Context request, int status, String message) {
        request.header("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
        refuse(request, status, message);
    }

    private static void refuse(Context request, int status, String message) {
        request.status(status).json(Map.of("status", status, "message", message));
    }
}
