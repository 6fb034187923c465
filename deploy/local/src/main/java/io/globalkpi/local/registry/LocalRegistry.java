package io.globalkpi.local.registry;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry in this process that speaks Confluent's REST API, keeps its ids in a folder, and needs nothing else.
 *
 * <p>Avro only, without schema references, roles or modes. New schemas must read the data of the latest earlier one unless
 * another level is set.
 */
public final class LocalRegistry implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalRegistry.class);

    /** A registry is asked once per schema and process: few threads are plenty, and hundreds would cost memory. */
    private static final int THREADS = 12;

    private final SchemaStore store;
    private final Javalin http;
    private final String host;

    private LocalRegistry(SchemaStore store, Javalin http, String host) {
        this.store = store;
        this.http = http;
        this.host = host;
    }

    /**
     * Answers when it returns.
     *
     * @param dir folder its file is kept in; made if absent
     * @param port 0 for any free one
     * @throws RegistryException if the port is taken, or the file is damaged or in use
     */
    public static LocalRegistry start(Path dir, String host, int port) {
        SchemaStore store = open(dir);
        try {
            return new LocalRegistry(store, serve(store, host, port), host);
        } catch (RuntimeException e) {
            close(store);
            throw e;
        }
    }

    private static SchemaStore open(Path dir) {
        try {
            return new SchemaStore(dir.resolve("schemas.jsonl"));
        } catch (IOException e) {
            throw new RegistryException("the schema registry cannot start: " + e.getMessage(), e);
        }
    }

    private static Javalin serve(SchemaStore store, String host, int port) {
        Javalin http = Javalin.create(config -> configure(config, store, host, port));
        try {
            return http.start();
        } catch (JavalinBindException e) {
            throw new RegistryException(
                    "the schema registry cannot listen on " + host + ":" + port
                            + ": the port is taken; stop what uses it or choose another",
                    e);
        }
    }

    private static void configure(JavalinConfig config, SchemaStore store, String host, int port) {
        config.startup.showJavalinBanner = false;
        config.jetty.host = host;
        config.jetty.port = port;
        config.jetty.threadPool = new QueuedThreadPool(THREADS, 2);
        new SubjectRoutes(store).addTo(config.routes);
        new SchemaRoutes(store).addTo(config.routes);
        new CompatibilityRoutes(store).addTo(config.routes);
        config.routes.get("/", request -> Spelling.answer(request, Map.of()));
        config.routes.exception(
                Refusal.class, (no, request) -> Spelling.refuse(request, no.status(), no.code(), no.getMessage()));
        config.routes.exception(
                HttpResponseException.class,
                (e, request) -> Spelling.refuse(request, e.getStatus(), e.getStatus(), e.getMessage()));
        config.routes.exception(UncheckedIOException.class, (e, request) -> {
            LOG.error("the schema registry cannot keep a change", e);
            Spelling.refuse(request, 500, 50001, "Error in the backend data store: " + e.getMessage());
        });
    }

    /** Where clients find it. */
    public String url() {
        return "http://" + host + ":" + http.port();
    }

    @Override
    public void close() {
        http.stop();
        close(store);
    }

    private static void close(SchemaStore store) {
        try {
            store.close();
        } catch (IOException e) {
            LOG.warn("the schema registry's file did not close", e);
        }
    }
}
