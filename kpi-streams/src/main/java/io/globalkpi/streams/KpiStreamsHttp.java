package io.globalkpi.streams;

import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Health, readiness and metrics over HTTP. */
final class KpiStreamsHttp implements AutoCloseable {

    private final Javalin server;

    KpiStreamsHttp(KpiStreamsConfig config, PrometheusMeterRegistry meters, Supplier<List<String>> troubles) {
        server = Javalin.create(settings -> {
            settings.startup.showJavalinBanner = false;
            settings.jetty.host = config.host();
            settings.jetty.port = config.port();
            settings.routes.get("/health", request -> request.json(Map.of("status", "alive")));
            settings.routes.get("/ready", request -> {
                List<String> reasons = troubles.get();
                request.status(reasons.isEmpty() ? 200 : 503)
                        .json(Map.of("ready", reasons.isEmpty(), "reasons", reasons));
            });
            settings.routes.get(
                    "/metrics",
                    request -> request.contentType("text/plain; version=0.0.4; charset=utf-8")
                            .result(meters.scrape()));
        });
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
