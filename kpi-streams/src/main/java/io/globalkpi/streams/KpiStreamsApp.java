package io.globalkpi.streams;

import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistryException;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.table.ReferenceReader;
import io.globalkpi.schemas.topic.Generation;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.topology.Engine;
import io.globalkpi.streams.topology.KpiTopology;
import io.globalkpi.streams.topology.Pace;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
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

    private final KpiStreamsConfig config;
    private final Clock clock;
    private final Topics topics;
    private final SchemaRegistry registry;
    private final ReferenceReader reference;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final KpiStreamsHttp http;
    private final LiveGenerations generations;
    private final Prerequisites prerequisites;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private KpiStreamsApp(KpiStreamsConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.topics = new Topics(config.partitions());
        this.registry = ConfluentSchemaRegistry.of(config.registry());
        this.reference = new ReferenceReader(clientSettings(), registry, topics);
        this.generations = new LiveGenerations(config.generations(), this::make);
        this.prerequisites = new Prerequisites(clientSettings(), topics, reference, generations);
        this.http = new KpiStreamsHttp(config, meters, this::troubles, this::behindOf, this::unsettled);
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

    private GenerationStreams make(Generation generation) {
        MeterRegistry own = new CompositeMeterRegistry().add(meters);
        own.config().commonTags(GenerationStreams.tags(generation));
        return new GenerationStreams(
                generation,
                new KpiTopology(engine(generation, own)).build(),
                StreamsSettings.of(config, generation),
                own);
    }

    private Engine engine(Generation generation, MeterRegistry own) {
        Pace pace = Pace.STANDARD.with(config.emit(), config.correct(), config.commit());
        Map<String, Object> reading = readingSettings(generation);
        return new Engine(
                topics.in(generation),
                registry,
                this::referenceNow,
                new KafkaLastOffsets(reading),
                new KafkaInheritance(reading, config.applicationId(), StreamsSettings.transaction(config)),
                clock,
                pace,
                own);
    }

    private ReferenceData referenceNow() {
        return reference.current().orElseThrow(() -> new IllegalStateException("no manifest of reference data"));
    }

    private Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap());
        return settings;
    }

    private Map<String, Object> readingSettings(Generation generation) {
        Map<String, Object> settings = clientSettings();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, generation.application(config.applicationId()));
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return settings;
    }

    /** What keeps this from working now, in words; none when ready. A generation made beside the one in force keeps nobody from it. */
    public List<String> troubles() {
        return toldWith(streams -> streams.trouble().stream().toList(), first());
    }

    /** What keeps the figures of this instance from being those of now, in words; none when it has caught up. */
    public List<String> behind() {
        return toldWith(GenerationStreams::behind, first());
    }

    private List<String> behindOf(@Nullable String generation) {
        return generation == null
                ? behind()
                : generations
                        .of(generation)
                        .map(streams -> toldWith(GenerationStreams::behind, Optional.of(streams)))
                        .orElseGet(() -> List.of("generation " + generation + " is not made here"));
    }

    /** What keeps closed steps and scorecards from saying all that is known, in words; none when nothing waits to be corrected. */
    private List<String> unsettled() {
        return toldWith(GenerationStreams::unsettled, first());
    }

    private List<String> toldWith(
            Function<GenerationStreams, List<String>> question, Optional<GenerationStreams> streams) {
        List<String> troubles =
                new ArrayList<>(streams.map(question).orElseGet(() -> List.of(prerequisites.missing())));
        reference.trouble().ifPresent(troubles::add);
        try {
            registry.check();
        } catch (SchemaRegistryException e) {
            troubles.add("schema registry: " + e.getMessage());
        }
        return troubles;
    }

    private Optional<GenerationStreams> first() {
        return reference.current().flatMap(data -> generations.first(data.generations()));
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
        generations.close();
        reference.close();
        http.close();
    }
}
