package io.globalkpi.alert;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the streams running: waits until their world is there, begins anew when they fail.
 *
 * <p>Streams made before their source topics exist would die of it; so a thread asks four times a second and makes them when
 * the topics are there and reference data has been read. {@link #trouble()} says what it waits for.
 */
final class StreamsRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration STOP = Duration.ofSeconds(4);

    private final Topology topology;
    private final Properties settings;
    private final Map<String, Object> clients;
    private final Topics topics;
    private final Supplier<Optional<String>> missing;
    private final MeterRegistry meters;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "alert-streams-starter");
    private volatile @Nullable String trouble = "streams have not begun";

    /** @param missing what must be there first and is not, in words */
    StreamsRunner(
            Topology topology,
            Properties settings,
            Map<String, Object> clients,
            Topics topics,
            Supplier<Optional<String>> missing,
            MeterRegistry meters) {
        this.topology = topology;
        this.settings = settings;
        this.clients = clients;
        this.topics = topics;
        this.missing = missing;
        this.meters = meters;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void run() {
        while (isOpen()) {
            Optional<String> awaited = awaited();
            if (awaited.isPresent()) {
                report(awaited.get());
                pause();
            } else {
                stream();
            }
        }
    }

    private Optional<String> awaited() {
        try (Admin admin = Admin.create(adminSettings())) {
            new TopicAdmin(admin).ensure(topics.ownedBy("alert-service"));
            Set<String> present = admin.listTopics().names().get();
            List<String> absent = Arrays.stream(ScopeType.values())
                    .map(Topics::kpisBy)
                    .filter(topic -> !present.contains(topic))
                    .toList();
            return absent.isEmpty() ? missing.get() : Optional.of("waits for topics " + absent);
        } catch (ExecutionException e) {
            return Optional.of("broker: " + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("stopped");
        } catch (RuntimeException e) {
            // The edge of this thread: a broker out of reach or topics cut differently; told by readiness, tried again.
            return Optional.of("broker: " + e.getMessage());
        }
    }

    private Map<String, Object> adminSettings() {
        Map<String, Object> quick = new java.util.HashMap<>(clients);
        quick.put("default.api.timeout.ms", 3_000);
        quick.put("request.timeout.ms", 3_000);
        return quick;
    }

    private void stream() {
        try (KafkaStreams streams = new KafkaStreams(topology, settings);
                KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams)) {
            metrics.bindTo(meters);
            streams.setUncaughtExceptionHandler(this::failed);
            streams.start();
            watch(streams);
            // A clean stop leaves the group, so that a restart need not wait for it to be missed.
            streams.close(CloseOptions.timeout(STOP)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        } catch (RuntimeException e) {
            report("streams cannot begin: " + e.getMessage());
            pause();
        }
    }

    private org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse failed(
            Throwable e) {
        LOG.error("streams failed and begin anew", e);
        return org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse
                .SHUTDOWN_CLIENT;
    }

    private void watch(KafkaStreams streams) {
        while (isOpen() && !streams.state().isShuttingDown() && !streams.state().hasCompletedShutdown()) {
            report(streams.state() == KafkaStreams.State.RUNNING ? null : "streams are " + streams.state());
            pause();
        }
        if (isOpen()) {
            report("streams failed and begin anew");
        }
    }

    private void report(@Nullable String words) {
        if (words != null && !words.equals(trouble)) {
            LOG.info(words);
        }
        trouble = words;
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void pause() {
        try {
            closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(STOP.plusSeconds(1).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
