package io.globalkpi.ingest;

import io.globalkpi.ingest.files.FolderWatch;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.publish.DeadLetterReplay;
import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.KafkaEventPublisher;
import io.globalkpi.ingest.publish.PublisherSettings;
import io.globalkpi.ingest.publish.UnknownSiteReplay;
import io.globalkpi.ingest.pull.Platforms;
import io.globalkpi.ingest.pull.Pulling;
import io.globalkpi.ingest.pull.Wiring;
import io.globalkpi.ingest.pull.hook.HookRoutes;
import io.globalkpi.ingest.pull.share.Members;
import io.globalkpi.ingest.push.ApiKeys;
import io.globalkpi.ingest.push.PushRoutes;
import io.globalkpi.ingest.push.PushSettings;
import io.globalkpi.ingest.push.UploadRoutes;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.table.ReferenceReader;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ingest service, wired. Knows nothing of processes, so a test or the local stack can hold one too. */
public final class IngestApp implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final ReferenceReader reference;
    private final KafkaEventPublisher publisher;
    private final DeadLetterReplay replay;
    private final UnknownSiteReplay unknownSites;
    private final Optional<FolderWatch> watch;
    private final Pulling pulling;
    private final IngestHttp http;

    private IngestApp(IngestConfig config, SchemaRegistry registry, List<Platform> platforms, Clock clock) {
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
        this.pulling = new Pulling(new Wiring(
                platforms,
                config.pull(),
                kafka,
                registry,
                topics,
                () -> pulledBy(settings, registry, topics, clock, meters),
                config.seal(),
                config.instance(),
                clock,
                meters));
        HookRoutes hooks =
                new HookRoutes(pulling.hookAccounts(), publisher, config.pull().hookUrl(), clock, meters);
        PushSettings push =
                new PushSettings(publisher, keys, config.seal(), clock, publisher::isSaturated, this::notReady);
        Set<String> systems = platforms.stream().map(Platform::name).collect(Collectors.toSet());
        UploadRoutes uploads = new UploadRoutes(config.pull().inbox(), systems, keys, clock);
        this.http = new IngestHttp(
                config, meters, this::notReady, new PushRoutes(push)::addTo, hooks::addTo, uploads::addTo);
    }

    /** A page is one publication, and the next page waits for it, so it does not wait for others to share its commit. */
    private KafkaEventPublisher pulledBy(
            PublisherSettings settings, SchemaRegistry registry, Topics topics, Clock clock, MeterRegistry meters) {
        PublisherSettings own = settings.named("pull")
                .withLinger(Duration.ofMillis(100))
                .withTransactionTimeout(Members.session(settings.kafka()));
        return new KafkaEventPublisher(own, reference::current, registry, topics, clock, meters);
    }

    public static IngestApp wire(IngestConfig config, Clock clock) {
        return new IngestApp(config, ConfluentSchemaRegistry.of(config.registryUrl()), Platforms.all(), clock);
    }

    /** For tests and tools that bring a registry of their own. */
    public static IngestApp wire(IngestConfig config, SchemaRegistry registry, Clock clock) {
        return new IngestApp(config, registry, Platforms.all(), clock);
    }

    /** For tests of the machinery that bring platforms of their own. */
    static IngestApp wire(IngestConfig config, SchemaRegistry registry, List<Platform> platforms, Clock clock) {
        return new IngestApp(config, registry, platforms, clock);
    }

    /** Returns at once; what is missing is waited for and told by readiness. */
    public void start() {
        http.start();
        reference.start(this::onReference);
        watch.ifPresent(folder -> folder.start(LOOK_EVERY));
    }

    private void onReference(ReferenceData data) {
        pulling.onReference(data);
        unknownSites.onReference(data);
    }

    public int port() {
        return http.port();
    }

    /** What sources in the same process publish through. */
    public EventPublisher publisher() {
        return publisher;
    }

    /** The pulling of this instance. */
    public Pulling pulling() {
        return pulling;
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
        pulling.close();
        unknownSites.close();
        publisher.close();
        reference.close();
    }
}
