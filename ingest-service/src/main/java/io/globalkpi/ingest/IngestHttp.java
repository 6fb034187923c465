package io.globalkpi.ingest;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The HTTP endpoint: intake, health, readiness and metrics. */
final class IngestHttp implements AutoCloseable {

    private static final long STOP_MILLIS = 2_000;

    private final Javalin server;

    /**
     * @param notReady why the service is not ready, in words; empty when it is
     * @param routes add what the rooms serve
     */
    @SafeVarargs
    IngestHttp(
            IngestConfig config,
            PrometheusMeterRegistry meters,
            Supplier<List<String>> notReady,
            Consumer<JavalinConfig>... routes) {
        this.server = Javalin.create(http -> {
            listen(http, config);
            List.of(routes).forEach(some -> some.accept(http));
            http.routes.get("/health", request -> request.json(Map.of("status", "up")));
            http.routes.get("/ready", request -> ready(request, notReady.get()));
            http.routes.get("/metrics", request -> metrics(request, meters));
            http.requestLogger.http((request, millis) -> record(request, millis, meters));
        });
    }

    private static void listen(JavalinConfig http, IngestConfig config) {
        http.startup.showJavalinBanner = false;
        http.jetty.host = config.httpHost();
        http.jetty.port = config.httpPort();
        http.http.maxRequestSize = config.maxRequestBytes();
        http.jetty.modifyServer(jetty -> jetty.setStopTimeout(STOP_MILLIS));
    }

    private static void ready(Context request, List<String> reasons) {
        request.status(reasons.isEmpty() ? 200 : 503).json(Map.of("ready", reasons.isEmpty(), "reasons", reasons));
    }

    private static void metrics(Context request, PrometheusMeterRegistry meters) {
        request.contentType("text/plain; version=0.0.4; charset=utf-8").result(meters.scrape());
    }

    /** By route, not by address: an address somebody made up must not become a time series. */
    private static void record(Context request, float millis, PrometheusMeterRegistry meters) {
        var endpoint = request.endpoints().lastHttpEndpoint();
        Timer.builder("http.server.requests")
                .tag("method", request.method().name())
                .tag("uri", endpoint == null ? "none" : endpoint.path)
                .tag("status", Integer.toString(request.statusCode()))
                .register(meters)
                .record((long) (millis * 1_000), TimeUnit.MICROSECONDS);
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
