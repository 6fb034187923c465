package io.globalkpi.streams;

import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistryException;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.table.ReferenceReader;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.topology.CatchUp;
import io.globalkpi.streams.topology.Engine;
import io.globalkpi.streams.topology.KpiTopology;
import io.globalkpi.streams.topology.Pace;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The KPI streams, wired. Knows nothing of processes, so that a test or the local stack can hold one too.
 *
 * <p>Starting waits in the background for what must be there first: the broker, the event topics and a manifest of reference data.
 * Until then {@code /ready} says what is missing.
 */
public final class KpiStreamsApp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KpiStreamsApp.class);
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final KpiStreamsConfig config;
    private final Clock clock;
    private final Topics topics;
    private final SchemaRegistry registry;
    private final ReferenceReader reference;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final KpiStreamsHttp http;
    private final Prerequisites prerequisites;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable KafkaStreams streams;
    private @Nullable KafkaStreamsMetrics streamsMetrics;

    private KpiStreamsApp(KpiStreamsConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.topics = new Topics(config.partitions());
        this.registry = ConfluentSchemaRegistry.of(config.registry());
        this.reference = new ReferenceReader(clientSettings(), registry, topics);
        this.prerequisites = new Prerequisites(clientSettings(), topics, reference, this::startStreams);
        this.http = new KpiStreamsHttp(config, meters, this::troubles, this::behind);
    }

    public static KpiStreamsApp wire(KpiStreamsConfig config, Clock clock) {
        return new KpiStreamsApp(config, clock);
    }

    /** Returns at once; readiness tells when the work has begun. */
    public void start() {
        http.start();
        reference.start(data -> LOG.info("reference data of manifest {} is in force", data.version()));
        prerequisites.start();
    }

    private synchronized void startStreams() {
        if (stopped.getCount() == 0) {
            return;
        }
        KafkaStreams made = new KafkaStreams(new KpiTopology(engine()).build(), StreamsSettings.of(config));
        made.setUncaughtExceptionHandler(trouble -> {
            LOG.error("a stream thread failed and is replaced", trouble);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        streamsMetrics = new KafkaStreamsMetrics(made);
        streamsMetrics.bindTo(meters);
        made.start();
        streams = made;
    }

    private Engine engine() {
        Pace pace = Pace.STANDARD.with(config.emit(), config.correct(), config.commit());
        return new Engine(
                topics, registry, this::referenceNow, new KafkaLastOffsets(lastOffsetsSettings()), clock, pace, meters);
    }

    private ReferenceData referenceNow() {
        return reference.current().orElseThrow(() -> new IllegalStateException("no manifest of reference data"));
    }

    private Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap());
        return settings;
    }

    private Map<String, Object> lastOffsetsSettings() {
        Map<String, Object> settings = clientSettings();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.applicationId());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return settings;
    }

    /** What keeps this from working now, in words; none when ready. */
    public List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        KafkaStreams running = streams;
        if (running == null) {
            troubles.add(prerequisites.missing());
        } else if (running.state() != KafkaStreams.State.RUNNING) {
            troubles.add("streams are " + running.state());
        }
        reference.trouble().ifPresent(troubles::add);
        try {
            registry.check();
        } catch (SchemaRegistryException e) {
            troubles.add("schema registry: " + e.getMessage());
        }
        return troubles;
    }

    /** What keeps the figures of this instance from being those of now, in words; none when it has caught up. */
    public List<String> behind() {
        List<String> reasons = new ArrayList<>(troubles());
        CatchUp.behind(meters).forEach(partition -> reasons.add("partition " + partition + " is catching up"));
        return reasons;
    }

    public int port() {
        return http.port();
    }

    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    @Override
    public synchronized void close() {
        if (stopped.getCount() == 0) {
            return;
        }
        stopped.countDown();
        prerequisites.close();
        if (streams != null) {
            // Leaves the group, so that whoever takes over need not wait for this instance to be missed.
            streams.close(CloseOptions.timeout(STOPPING)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
        if (streamsMetrics != null) {
            streamsMetrics.close();
        }
        reference.close();
        http.close();
    }
}
