package io.globalkpi.local.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker and its controller, listening on the loopback address only, whose topics, groups and transactions
 * outlive the process in a directory.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private final DirectoryLock lock;
    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(DirectoryLock lock, KafkaRaftServer server, int port) {
        this.lock = lock;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts on a directory, formatting it if it is empty, and returns when clients may connect.
     *
     * @throws BrokerException if the port is taken, the directory is in use, or the broker refuses what it finds there
     */
    public static EmbeddedBroker start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /** @param settings as Kafka names them; they win over those for one machine */
    public static EmbeddedBroker start(Path directory, int port, Map<String, String> settings) {
        Ports.check("broker", port, "--broker-port");
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            return new EmbeddedBroker(lock, startServer(directory.toAbsolutePath(), port, settings), port);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static KafkaRaftServer startServer(Path directory, int port, Map<String, String> settings) {
        BrokerDirectory.formatIfEmpty(directory);
        // Voters are static, so the controller's port must be real; only this process asks for it.
        Properties all = BrokerSettings.of(directory, port, Ports.free());
        all.putAll(settings);
        KafkaConfig config = new KafkaConfig(all, false);
        try {
            KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
            server.startup();
            return server;
        } catch (KafkaException e) {
            throw new BrokerException("the broker does not start on " + directory + ": " + e.getMessage(), e);
        }
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** Hands leadership back and flushes, which is why the next start is quick. Takes less than a second or two. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        lock.close();
    }
}
