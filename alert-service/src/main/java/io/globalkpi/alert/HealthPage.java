package io.globalkpi.alert;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** {@code /health}, {@code /ready}, {@code /metrics}, and what readers answer to. */
final class HealthPage implements AutoCloseable {

    private final Javalin server;

    HealthPage(
            String host,
            int port,
            Supplier<List<String>> troubles,
            PrometheusMeterRegistry meters,
            Consumer<RoutesConfig> more) {
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = host;
            config.jetty.port = port;
            config.routes.get("/health", page -> page.json(Map.of("status", "up")));
            config.routes.get("/ready", page -> ready(page, troubles.get()));
            more.accept(config.routes);
            config.routes.get(
                    "/metrics",
                    page -> page.contentType("text/plain; version=0.0.4; charset=utf-8")
                            .result(meters.scrape()));
        });
    }

    private static void ready(Context page, List<String> troubles) {
        page.status(troubles.isEmpty() ? 200 : 503).json(Map.of("ready", troubles.isEmpty(), "reasons", troubles));
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
