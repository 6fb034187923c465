package io.globalkpi.alert;

import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One instance of the service among several: also a process, which dies like one that is killed, right after the first
 * recovery it tells of is out and before that can be recorded.
 */
public final class AlertInstance {

    static final int PARTITIONS = 2;

    private AlertInstance() {}

    /** @param args bootstrap servers, name, folder of its state, file that stands for its console */
    public static void main(String[] args) throws InterruptedException {
        Path console = Path.of(args[3]);
        wire(args[0], args[1], Path.of(args[2]), words -> tell(words, console)).start();
        new CountDownLatch(1).await();
    }

    private static void tell(String words, Path console) {
        try {
            Files.writeString(console, words + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (words.startsWith("[recovered]")) {
            Runtime.getRuntime().halt(137);
        }
    }

    /** @param console gets each notice as one line */
    static AlertApp wire(String bootstrap, String name, Path state, Consumer<String> console) {
        AlertConfig config = AlertConfig.from(Map.ofEntries(
                Map.entry("GLOBALKPI_BOOTSTRAP", bootstrap),
                Map.entry("GLOBALKPI_PARTITIONS", Integer.toString(PARTITIONS)),
                Map.entry("ALERT_INSTANCE", name),
                Map.entry("ALERT_STATE_DIR", state.toString()),
                Map.entry("ALERT_HTTP_PORT", "0"),
                Map.entry("ALERT_COMMIT_MS", "50"),
                // The dead are missed after four seconds instead of ten, what they left open is ended after five.
                Map.entry("KAFKA_SESSION_TIMEOUT_MS", "4000"),
                Map.entry("KAFKA_HEARTBEAT_INTERVAL_MS", "500"),
                Map.entry("KAFKA_TRANSACTION_TIMEOUT_MS", "5000")));
        return AlertApp.wire(
                config,
                Clock.systemUTC(),
                registry(),
                words ->
                        console.accept(words.lines().limit(2).map(String::strip).collect(Collectors.joining(" "))));
    }

    /** Gives the same ids in every process. */
    static SchemaRegistry registry() {
        InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
        for (Topic topic : new Topics(PARTITIONS).all()) {
            if (topic.key() != null) {
                registry.register(topic.name(), topic.key());
            }
            registry.register(topic.name(), topic.value());
        }
        return registry;
    }
}
