package io.globalkpi.bench.peer;

import io.globalkpi.bench.child.ChildJvm;
import io.globalkpi.bench.measure.Run;
import io.globalkpi.bench.simple.SimpleMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The peers: the same simple job (12 measures, one window) on other engines, in a folder outside the project that holds
 * {@code run.sh}, {@code broker.sh} and their classes, built. They are called, and what they print is read.
 */
public final class OutsidePeers implements AutoCloseable {

    private static final long PATIENCE_MINUTES = 5;
    private static final String BOOTSTRAP = "127.0.0.1:19092";
    private static final int EVENTS = 2_000_000;
    private static final String OWNER = "o-";
    private static final Pattern DIFFERENCE = Pattern.compile("^(MISSING|WRONG|EXTRA) ");
    private static final Pattern RATE = Pattern.compile("RESULT .* events/s=(\\d+)");

    private final Path folder;
    private final Path work;
    private boolean started;

    private OutsidePeers(Path folder, Path work) {
        this.folder = folder;
        this.work = work;
    }

    /** Why the peers cannot be run; empty when they can. */
    public static Optional<String> missing(@Nullable String folder) {
        if (folder == null || folder.isBlank()) {
            return Optional.of("GLOBALKPI_PEERS names no folder");
        }
        Path home = Path.of(folder);
        if (!Files.isExecutable(home.resolve("run.sh"))) {
            return Optional.of(home + " has no run.sh");
        }
        return Files.isDirectory(home.resolve("common/target/classes"))
                ? Optional.empty()
                : Optional.of(home + " is not built: run its build.sh");
    }

    public static OutsidePeers in(String folder, Path work) {
        return new OutsidePeers(Path.of(folder).toAbsolutePath(), work);
    }

    /** Events a second as the peer says, checked against its reference where it writes its results. */
    public Run run(Peer peer) throws IOException, InterruptedException {
        begin();
        List<String> command = new ArrayList<>(List.of("./run.sh", peer.main()));
        command.addAll(peer.arguments());
        List<String> said = call(peer.runner(), command);
        List<Double> rates = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (String line : said) {
            Matcher rate = RATE.matcher(line);
            if (rate.find()) {
                rates.add(Double.parseDouble(rate.group(1)));
                notes.add(line);
            }
        }
        if (rates.isEmpty()) {
            return new Run(peer.runner(), false, Map.of(), List.of("FAILED: no RESULT line; see " + work));
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(Run.RATE, rates.get(0));
        if (rates.size() > 1) {
            figures.put(
                    "warmEventsPerSecond",
                    rates.stream()
                            .skip(1)
                            .mapToDouble(Double::doubleValue)
                            .max()
                            .orElse(0));
        }
        return new Run(peer.runner(), isExact(peer, notes), figures, notes);
    }

    /** The same job on the engine's parts, beside the peers: their broker, their events, their check. */
    public Run runSimple(String runner, String scopes) throws IOException, InterruptedException {
        begin();
        Path directory = work.resolve(runner);
        double rate;
        try (ChildJvm child = ChildJvm.start(
                new ChildJvm.Spec(
                        runner,
                        SimpleMain.class,
                        List.of("-Xms1g", "-Xmx4g", "-XX:+UseParallelGC"),
                        List.of(
                                BOOTSTRAP,
                                scopes,
                                Integer.toString(EVENTS),
                                directory.resolve("state-" + System.nanoTime()).toString()),
                        Map.of()),
                directory)) {
            child.join(Duration.ofMinutes(PATIENCE_MINUTES));
            rate = Double.parseDouble(child.said(SimpleMain.RATE).orElseThrow());
        }
        List<String> notes = new ArrayList<>();
        return new Run(runner, isExactSimple(scopes, notes), Map.of(Run.RATE, rate), notes);
    }

    /** Where only sites are asked for, the reference may miss owners and nothing else. */
    private boolean isExactSimple(String scopes, List<String> notes) throws IOException, InterruptedException {
        List<String> command = List.of("./run.sh", "Ref", "size=1440", "out=" + SimpleMain.RESULTS, "diff=true");
        List<String> said = call("reference", command);
        boolean compared = said.stream().anyMatch(line -> line.startsWith("OUT "));
        long wrong = said.stream()
                .filter(line -> DIFFERENCE.matcher(line).find())
                .filter(line -> !(scopes.equals(SimpleMain.SITES) && line.startsWith("MISSING " + OWNER)))
                .count();
        boolean exact = compared && wrong == 0;
        notes.add(exact ? "result equals the reference" : "NOT EXACT: " + wrong + " windows differ from the reference");
        return exact;
    }

    /** Peers that did not finish within their budget are told with the rate they had, and so marked by their own line. */
    private boolean isExact(Peer peer, List<String> notes) throws IOException, InterruptedException {
        if (peer.output() == null) {
            return true;
        }
        List<String> said = call("reference", List.of("./run.sh", "Ref", "size=1440", "out=" + peer.output()));
        boolean match = said.stream().anyMatch(line -> line.endsWith(" MATCH"));
        notes.add(match ? "result equals the reference" : "NOT EXACT: result differs from the reference");
        return match;
    }

    private void begin() throws IOException, InterruptedException {
        if (!started) {
            started = true;
            call("broker", List.of("./broker.sh", "start"));
            call("events", List.of("./run.sh", "Gen", "topic=ev"));
        }
    }

    private List<String> call(String name, List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(work);
        Path log = work.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("KDIR", work.resolve("kafka").toString());
        builder.environment().put("JAVA_OPTS", "-Xmx4g -Xms1g -XX:+UseParallelGC");
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readAllLines(log);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (started) {
            call("broker-stop", List.of("./broker.sh", "stop"));
        }
    }
}
