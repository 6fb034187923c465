package io.globalkpi.streams;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Health, readiness and metrics over HTTP. */
final class KpiStreamsHttp implements AutoCloseable {

    private final Javalin server;

    /**
     * @param troubles what keeps the service from working, in words
     * @param behind what keeps the figures of a generation from being those of now, in words; asked with its number as
     *     written, or with null for the one in force
     * @param unsettled what keeps closed steps and scorecards from saying all that is known, in words
     */
    KpiStreamsHttp(
            KpiStreamsConfig config,
            PrometheusMeterRegistry meters,
            Supplier<List<String>> troubles,
            Function<@Nullable String, List<String>> behind,
            Supplier<List<String>> unsettled) {
        server = Javalin.create(settings -> {
            settings.startup.showJavalinBanner = false;
            settings.jetty.host = config.host();
            settings.jetty.port = config.port();
            settings.routes.get("/health", request -> request.json(Map.of("status", "alive")));
            settings.routes.get("/ready", request -> answer(request, "ready", troubles.get()));
            settings.routes.get(
                    "/caught-up",
                    request -> answer(request, "caughtUp", behind.apply(request.queryParam("generation"))));
            settings.routes.get("/settled", request -> answer(request, "settled", unsettled.get()));
            settings.routes.get(
                    "/metrics",
                    request -> request.contentType("text/plain; version=0.0.4; charset=utf-8")
                            .result(meters.scrape()));
        });
    }

    private static void answer(Context request, String question, List<String> reasons) {
        request.status(reasons.isEmpty() ? 200 : 503).json(Map.of(question, reasons.isEmpty(), "reasons", reasons));
    }

    void start() {
        server.start();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
