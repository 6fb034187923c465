package io.globalkpi.local.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/** What a broker for one machine is told: loopback only, one node that is broker and controller, small buffers. */
final class BrokerSettings {

    static final String NODE = "1";
    static final String CONTROLLER = "CONTROLLER";

    private static final String HOST = "127.0.0.1";
    private static final String CLIENTS = "PLAINTEXT";

    private BrokerSettings() {}

    static Properties of(Path directory, int port, int controllerPort) {
        Properties settings = new Properties();
        roles(settings, port, controllerPort);
        settings.put("log.dirs", directory.toString());
        oneOfEach(settings);
        quickRestart(settings);
        groupsAndTransactions(settings);
        smallMachine(settings);
        return settings;
    }

    private static void roles(Properties settings, int port, int controllerPort) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE);
        settings.put(
                "listeners",
                CLIENTS + "://" + HOST + ":" + port + "," + CONTROLLER + "://" + HOST + ":" + controllerPort);
        settings.put("advertised.listeners", CLIENTS + "://" + HOST + ":" + port);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("inter.broker.listener.name", CLIENTS);
        settings.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
    }

    private static void oneOfEach(Properties settings) {
        for (String setting : List.of(
                "offsets.topic.replication.factor",
                "offsets.topic.num.partitions",
                "transaction.state.log.replication.factor",
                "transaction.state.log.min.isr",
                "transaction.state.log.num.partitions",
                "share.coordinator.state.topic.replication.factor",
                "share.coordinator.state.topic.min.isr",
                "share.coordinator.state.topic.num.partitions",
                "min.insync.replicas",
                "num.partitions")) {
            settings.put(setting, "1");
        }
        settings.put("auto.create.topics.enable", "false");
    }

    /**
     * After a kill the controller waits out the session of the broker that was; after a controlled shutdown it need
     * not. Without the latter every restart takes ten seconds.
     */
    private static void quickRestart(Properties settings) {
        settings.put("controlled.shutdown.enable", "true");
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "1000");
    }

    private static void groupsAndTransactions(Properties settings) {
        settings.put("group.initial.rebalance.delay.ms", "0");
        // Members of a killed process block the group until their session ends; clients here ask for short ones.
        settings.put("group.min.session.timeout.ms", "1000");
        settings.put("group.consumer.min.session.timeout.ms", "1000");
        settings.put("group.consumer.min.heartbeat.interval.ms", "500");
        settings.put("transaction.max.timeout.ms", millis(Duration.ofMinutes(1)));
        // Readers of committed records wait for a dead writer's transaction to be given up: look for such often.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        // A machine that was off for a month goes on where it stopped.
        settings.put(
                "offsets.retention.minutes", Long.toString(Duration.ofDays(800).toMinutes()));
    }

    private static void smallMachine(Properties settings) {
        settings.put("log.cleaner.enable", "true");
        // The default takes 128 MiB of heap; this holds 350,000 keys a pass.
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
