package io.globalkpi.bench.session;

import io.globalkpi.bench.measure.Cluster;
import io.globalkpi.bench.measure.EngineJvm;
import io.globalkpi.bench.measure.RawRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;

/** What is measured on, and with which settings: printed with every result. */
final class Machine {

    private Machine() {}

    static Map<String, String> describe() throws IOException {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put(
                "machine",
                Runtime.getRuntime().availableProcessors() + " cores of " + line("/proc/cpuinfo", "model name") + ", "
                        + line("/proc/meminfo", "MemTotal") + ", " + System.getProperty("os.name") + " "
                        + System.getProperty("os.version") + "; load when begun " + firstWord("/proc/loadavg"));
        machine.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        machine.put(
                "Kafka",
                AppInfoParser.getVersion() + ", one broker on the same machine, replication 1; flags "
                        + String.join(" ", Cluster.FLAGS));
        machine.put(
                "engine",
                "settings as shipped (exactly-once v2), clock at the end of the input; flags "
                        + String.join(" ", EngineJvm.FLAGS));
        machine.put(
                "(a)",
                "one consumer a thread, 5,000 records a poll, 4 MiB a partition, generic Avro decode; flags "
                        + String.join(" ", RawRun.FLAGS));
        return machine;
    }

    private static String line(String file, String begin) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("?");
    }

    private static String firstWord(String file) throws IOException {
        return Files.readString(Path.of(file)).split(" ")[0];
    }

    /** Commit of the sources; a plus when they had changes. */
    static String commit(Path home) throws IOException, InterruptedException {
        String commit = git(home, "rev-parse", "--short", "HEAD");
        return git(home, "status", "--porcelain").isEmpty() ? commit : commit + "+";
    }

    private static String git(Path home, String... arguments) throws IOException, InterruptedException {
        Process git = new ProcessBuilder(java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("git"), java.util.stream.Stream.of(arguments))
                        .toList())
                .directory(home.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        git.waitFor();
        return said;
    }
}
