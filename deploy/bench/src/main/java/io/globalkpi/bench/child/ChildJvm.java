package io.globalkpi.bench.child;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import one.profiler.AsyncProfilerLoader;

/**
 * A JVM of its own for one part of a measurement, with the class path of this one. Its output goes to a file.
 *
 * <p>Everything that is measured runs in a fresh one, so that no run warms up the next or leaves it its garbage.
 */
public final class ChildJvm implements AutoCloseable {

    private static final Duration STOPPING = Duration.ofSeconds(60);

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread lastResort;

    private ChildJvm(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.lastResort = new Thread(process::destroyForcibly, "end-" + name);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /**
     * What to start.
     *
     * @param flags of the JVM
     * @param arguments of its main class
     */
    public record Spec(
            String name, Class<?> main, List<String> flags, List<String> arguments, Map<String, String> environment) {}

    /**
     * Flags of a JVM that is recorded until it ends, with native code and the JVM's own threads: Java's flight recorder samples Java
     * alone, and half of the time was not there.
     *
     * @throws IllegalStateException where async-profiler does not run
     */
    public static List<String> recordedTo(Path recording) {
        try {
            return List.of(
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:+DebugNonSafepoints",
                    "-agentpath:" + AsyncProfilerLoader.getAsyncProfilerPath()
                            + "=start,event=ctimer,interval=4ms,alloc=1m,jfr,file=" + recording);
        } catch (IOException e) {
            throw new IllegalStateException("async-profiler does not run here: " + e.getMessage(), e);
        }
    }

    public static ChildJvm start(Spec spec, Path directory) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(spec.flags());
        command.add("-Duser.timezone=UTC");
        command.add("-Djava.awt.headless=true");
        command.add("-Dlogback.configurationFile=logback-bench.xml");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(spec.main().getName());
        command.addAll(spec.arguments());
        File log = directory.resolve(spec.name() + ".log").toFile();
        try {
            Files.createDirectories(directory);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log);
            builder.environment().putAll(spec.environment());
            return new ChildJvm(spec.name(), builder.start(), log.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What follows a word at the begin of a line of its output, once it has been written. */
    public String await(String word, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            Optional<String> found = said(word);
            if (found.isPresent()) {
                return found.get();
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException(
                name + " did not say '" + word + "' within " + patience.toSeconds() + " s; see " + log);
    }

    /** What follows a word at the begin of the latest such line. */
    public Optional<String> said(String word) {
        return lines().stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1))
                .reduce((earlier, later) -> later);
    }

    public List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its own end. */
    public void join(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new IllegalStateException(name + " was not done within " + patience.toSeconds() + " s; see " + log);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(name + " ended with " + process.exitValue() + "; see " + log);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Has it collect its whole heap, so that its log says what is in use. */
    public void collect() {
        try {
            new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid()),
                            "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As an operator or a power failure would: at once, nothing flushed. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOPPING.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
