package io.globalkpi.local.platforms;

import io.globalkpi.ingest.IngestMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The ingest service in a process of its own, as production runs it, so that it can be killed. */
final class IngestProcess implements AutoCloseable {

    private final Process process;

    private IngestProcess(Process process) {
        this.process = process;
    }

    /** @param logs folder its output goes to */
    static IngestProcess start(String instance, Map<String, String> environment, Path logs) {
        Map<String, String> own = new HashMap<>(environment);
        own.put("INGEST_INSTANCE", instance);
        own.put("INGEST_HTTP_PORT", "0");
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                IngestMain.class.getName());
        java.environment().putAll(own);
        java.redirectErrorStream(true)
                .redirectOutput(logs.resolve("ingest-" + instance + ".log").toFile());
        try {
            return new IngestProcess(java.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As kill -9 does: nothing is closed, nothing is said. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
