package io.globalkpi.ingest;

import io.globalkpi.ingest.files.FolderWatch;
import io.globalkpi.ingest.publish.DeadLetterReplay;
import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.KafkaEventPublisher;
import io.globalkpi.ingest.publish.PublisherSettings;
import io.globalkpi.ingest.publish.UnknownSiteReplay;
import io.globalkpi.ingest.push.ApiKeys;
import io.globalkpi.ingest.push.PushRoutes;
import io.globalkpi.ingest.push.PushSettings;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceReader;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The ingest service, wired. Knows nothing of processes, so a test or the local stack can hold one too. */
public final class IngestApp implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final ReferenceReader reference;
    private final KafkaEventPublisher publisher;
    private final DeadLetterReplay replay;
    private final UnknownSiteReplay unknownSites;
    private final Optional<FolderWatch> watch;
    private final IngestHttp http;

    private IngestApp(IngestConfig config, SchemaRegistry registry, Clock clock) {
        Map<String, Object> kafka = config.kafkaClientSettings();
        Topics topics = new Topics(config.partitions());
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        PublisherSettings settings =
                PublisherSettings.of(kafka, config.instance()).withDeliveryTimeout(config.deliveryTimeout());
        ApiKeys keys =
                config.apiKeys().isEmpty() ? ApiKeys.fromFile(config.apiKeyFile()) : ApiKeys.of(config.apiKeys());

        this.reference = new ReferenceReader(kafka, registry, topics);
        this.publisher = new KafkaEventPublisher(settings, reference::current, registry, topics, clock, meters);
        this.replay = new DeadLetterReplay(kafka, registry, publisher, config.seal(), clock);
        this.unknownSites = new UnknownSiteReplay(publisher, replay, clock);
        this.watch = config.watch()
                .map(folder -> new FolderWatch(folder.root(), folder.mappings(), publisher, config.seal(), clock));
        PushSettings push =
                new PushSettings(publisher, keys, config.seal(), clock, publisher::isSaturated, this::notReady);
        this.http = new IngestHttp(config, new PushRoutes(push), meters, this::notReady);
    }

    public static IngestApp wire(IngestConfig config, Clock clock) {
        return new IngestApp(config, ConfluentSchemaRegistry.of(config.registryUrl()), clock);
    }

    /** For tests and tools that bring a registry of their own. */
    public static IngestApp wire(IngestConfig config, SchemaRegistry registry, Clock clock) {
        return new IngestApp(config, registry, clock);
    }

    /** Returns at once; what is missing is waited for and told by readiness. */
    public void start() {
        http.start();
        reference.start(unknownSites::onReference);
        watch.ifPresent(folder -> folder.start(LOOK_EVERY));
    }

    public int port() {
        return http.port();
    }

    /** What sources in the same process publish through. */
    public EventPublisher publisher() {
        return publisher;
    }

    public DeadLetterReplay deadLetters() {
        return replay;
    }

    /** Why the service is not ready, in words; empty when it is. */
    public List<String> notReady() {
        return Stream.concat(
                        reference.current().isPresent() ? Stream.empty() : reference.trouble().stream(),
                        publisher.trouble().stream())
                .toList();
    }

    @Override
    public void close() {
        http.close();
        watch.ifPresent(FolderWatch::close);
        unknownSites.close();
        publisher.close();
        reference.close();
    }
}
