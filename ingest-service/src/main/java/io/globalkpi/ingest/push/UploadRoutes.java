package io.globalkpi.ingest.push;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code POST /v1/exports/{system}/{account}?name=FILE}: puts an export into the account's folder, where its connector finds
 * it, as if somebody had copied it there. The body is the file.
 */
public final class UploadRoutes {

    private static final Pattern ACCOUNT = Pattern.compile("[\\p{L}\\p{N}_-]{1,100}");

    /** No path, nothing hidden, nothing that looks half written. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_ .()（）+-]{0,150}");

    private final Optional<Path> inbox;
    private final Set<String> systems;
    private final ApiKeys keys;
    private final Clock clock;

    /**
     * @param inbox folder of folders of exports; empty if there is none
     * @param systems names of systems that read exports
     */
    public UploadRoutes(Optional<Path> inbox, Set<String> systems, ApiKeys keys, Clock clock) {
        this.inbox = inbox;
        this.systems = Set.copyOf(systems);
        this.keys = keys;
        this.clock = clock;
    }

    public void addTo(JavalinConfig config) {
        config.routes.post("/v1/exports/{system}/{account}", this::post);
    }

    private void post(Context request) {
        String system = request.pathParam("system");
        String account = request.pathParam("account");
        String name = Optional.ofNullable(request.queryParam("name")).orElse("");
        byte[] body = request.bodyAsBytes();
        if (!keys.admit(request.header("X-Api-Key"), request.header("Authorization"))) {
            answer(request, 401, "Send an API key as X-Api-Key or as Authorization: Bearer.");
        } else if (inbox.isEmpty()) {
            answer(request, 503, "There is no folder for exports. Set INGEST_INBOX_DIR.");
        } else if (!systems.contains(system)) {
            answer(
                    request,
                    404,
                    "No such system; there are " + systems.stream().sorted().toList() + ".");
        } else if (!ACCOUNT.matcher(account).matches()) {
            answer(request, 400, "account must be letters, digits, - and _, was '" + account + "'.");
        } else if (!NAME.matcher(name).matches() || name.endsWith(".part")) {
            answer(request, 400, "name must be the name of a file such as order.xlsx, was '" + name + "'.");
        } else if (body.length == 0) {
            answer(request, 400, "The body is empty; send the file as it is.");
        } else {
            store(request, inbox.get().resolve(system).resolve(account), name, body);
        }
    }

    private void store(Context request, Path folder, String name, byte[] body) {
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "upload-", ".part");
            Files.write(part, body);
            Files.move(part, free(folder, name), StandardCopyOption.ATOMIC_MOVE);
            answer(request, 202, "Stored; it is read within minutes.");
        } catch (IOException e) {
            answer(request, 503, "The export could not be stored: " + e.getMessage());
        }
    }

    /** A file of the same name that lies there stays; the newer one gets the time into its name. */
    private Path free(Path folder, String name) {
        Path wanted = folder.resolve(name);
        return Files.exists(wanted) ? folder.resolve(clock.millis() + "-" + name) : wanted;
    }

    private static void answer(Context request, int status, String message) {
        request.status(status).json(Map.of("status", status, "message", message));
    }
}
