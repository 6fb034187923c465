package io.globalkpi.local.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * A command of the launcher in a process of its own, with the class path that {@code deploy/run} gives it, so that it can be killed.
 * What it prints is in a file.
 */
public final class LocalProcess implements AutoCloseable {

    private static final String LAUNCHER = String.join(File.pathSeparator, "target/local.jar", "target/lib/*");

    private final Process process;
    private final Path output;

    private LocalProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    public static LocalProcess run(Path directory, String name, List<String> arguments) {
        try {
            Path output = directory.resolve(name + ".out");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx768m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Duser.timezone=UTC",
                    "-Dglobalkpi.home=" + Path.of("../..").toAbsolutePath().normalize(),
                    "-cp",
                    LAUNCHER,
                    GlobalKpiMain.class.getName()));
            command.addAll(arguments);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new LocalProcess(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String printed() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LocalProcess awaitPrinted(String words, Duration patience) {
        return awaitPrinted(Pattern.compile(Pattern.quote(words)), patience);
    }

    LocalProcess awaitPrinted(Pattern words, Duration patience) {
        Awaitility.await(words.pattern()).atMost(patience).until(() -> {
            boolean alive = process.isAlive(); // asked first: what it says last is said before it ends
            boolean said = words.matcher(printed()).find();
            if (!alive && !said) {
                throw new IllegalStateException("ended early: " + printed());
            }
            return said;
        });
        return this;
    }

    public int awaitExit() throws InterruptedException {
        return process.waitFor();
    }

    /** As kill -9 does: nothing is closed, nothing is said. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
