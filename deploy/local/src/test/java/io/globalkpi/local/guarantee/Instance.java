package io.globalkpi.local.guarantee;

import io.globalkpi.local.broker.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One kpi-streams in a process of its own, so that it can be killed, stalled and told the time. */
final class Instance implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path disk;
    private final int threads;
    private final int port;
    private final Process process;

    private Instance(Path disk, int threads, int port, Process process) {
        this.disk = disk;
        this.threads = threads;
        this.port = port;
        this.process = process;
    }

    /** @param disk where its state is, an empty directory or that of one that was before */
    static Instance start(Map<String, String> environment, Path disk, int threads, Instant now) {
        int port = Ports.free();
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                InstanceMain.class.getName());
        java.environment().putAll(environment);
        java.environment().put("STREAMS_STATE_DIR", disk.toString());
        java.environment().put("STREAMS_THREADS", Integer.toString(threads));
        java.environment().put("STREAMS_HTTP_PORT", Integer.toString(port));
        Path log = disk.resolveSibling(disk.getFileName() + ".log");
        java.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            Instance instance = new Instance(disk, threads, port, java.start());
            instance.tell(now);
            return instance;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another one that finds what this one has left on its disk. */
    Instance again(Map<String, String> environment, Instant now) {
        return start(environment, disk, threads, now);
    }

    /** Sets its clock. */
    void tell(Instant now) {
        try {
            process.getOutputStream().write((now + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isReady() {
        return answersYes("/ready");
    }

    boolean hasCaughtUp() {
        return answersYes("/caught-up");
    }

    private boolean answersYes(String question) {
        return ask(question).map(answer -> answer.statusCode() == 200).orElse(false);
    }

    /** Empty while it is not listening yet. */
    Optional<HttpResponse<String>> ask(String question) {
        URI address = URI.create("http://127.0.0.1:" + port + question);
        try {
            return Optional.of(
                    HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** As kill -9 does: nothing is closed, nothing is said. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stands still without knowing it, as in a long pause of a virtual machine. */
    void stall() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void goOn() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    /** Says goodbye to its group first. */
    void leave() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("an instance did not end within 30 seconds");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
