package io.globalkpi.alert;

import io.globalkpi.alert.answer.AnswerLog;
import io.globalkpi.alert.answer.AnswerRoutes;
import io.globalkpi.alert.detect.BreachDetection;
import io.globalkpi.alert.notify.Channel;
import io.globalkpi.alert.notify.DeliverySettings;
import io.globalkpi.alert.notify.NoticeDelivery;
import io.globalkpi.alert.notify.text.Names;
import io.globalkpi.alert.notify.text.Templates;
import io.globalkpi.alert.route.NoticePlanning;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.table.ReferenceReader;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.StreamsConfig;

/** The alert service, wired. Knows nothing of processes, so a test or the local stack can hold one too. */
public final class AlertApp implements AutoCloseable {

    private static final String APPLICATION = "alert-service";

    private final AlertConfig config;
    private final Clock clock;
    private final SchemaRegistry registry;
    private final Topics topics;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ReferenceReader reference;
    private final Templates templates;
    private final StreamsRunner streams;
    private final NoticeDelivery delivery;
    private final AnswerRoutes answers;
    private final HealthPage page;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private AlertApp(AlertConfig config, Clock clock, SchemaRegistry registry, Consumer<String> console) {
        this.config = config;
        this.clock = clock;
        this.registry = registry;
        this.topics = new Topics(config.partitions());
        this.reference = new ReferenceReader(config.clients(), registry, topics);
        this.templates = Templates.load(
                config.templates(),
                new Names(reference::current),
                config.answers().links());
        this.streams = streams();
        List<Channel> channels = Channels.of(config, templates, clock, console);
        this.delivery = delivery(channels);
        this.answers = new AnswerRoutes(
                config.answers(),
                new AnswerLog(config.clients(), registry, topics, clock),
                templates,
                this::isPerson,
                clock);
        this.page = new HealthPage(config.host(), config.port(), troubles(channels), meters, answers::lay);
    }

    /** Notices without another channel go to the standard output. */
    public static AlertApp wire(AlertConfig config, Clock clock) {
        return wire(config, clock, System.out::println);
    }

    /** @param console where notices without another channel are shown */
    public static AlertApp wire(AlertConfig config, Clock clock, Consumer<String> console) {
        return wire(config, clock, ConfluentSchemaRegistry.of(config.registry()), console);
    }

    static AlertApp wire(AlertConfig config, Clock clock, SchemaRegistry registry, Consumer<String> console) {
        TrustedRecords.trust();
        return new AlertApp(config, clock, registry, console);
    }

    private StreamsRunner streams() {
        Supplier<ReferenceData> data = () -> reference.current().orElseThrow();
        BreachDetection detection = new BreachDetection(registry, data, meters, clock);
        NoticePlanning planning = new NoticePlanning(registry, data, meters, clock);
        return new StreamsRunner(
                generation -> new AlertTopology(detection, planning).build(topics.in(generation)),
                () -> data.get().generations().inForce(),
                settings(),
                new Prerequisites(config.clients(), topics, reference),
                meters);
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commit().toMillis());
        // Nothing here lives on the order between topics: records say when they were made. Waiting for topics that are
        // silent costs a third of the thread (Kafka 4.3 words a sentence for each, at each record).
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        // An operator's KAFKA_ settings win over these: how long a killed instance is missed.
        settings.put("session.timeout.ms", 10_000);
        settings.put("heartbeat.interval.ms", 2_000);
        settings.putAll(config.clients());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.state().toString());
        settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        settings.put(
                StreamsConfig.producerPrefix("transaction.timeout.ms"),
                config.clients().getOrDefault("transaction.timeout.ms", 20_000));
        settings.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
        return settings;
    }

    private NoticeDelivery delivery(List<Channel> channels) {
        return new NoticeDelivery(
                new DeliverySettings(config.clients(), APPLICATION + "-delivery", config.instance()),
                registry,
                topics,
                new NoticeDelivery.Outlets(channels, config.paces(), templates::lineBytes),
                config.retries(),
                new NoticeDelivery.Instruments(clock, meters));
    }

    private Troubles troubles(List<Channel> channels) {
        List<Supplier<Optional<String>>> parts = new java.util.ArrayList<>();
        parts.add(this::registryTrouble);
        parts.add(reference::trouble);
        parts.add(streams::trouble);
        parts.add(delivery::trouble);
        channels.forEach(channel -> parts.add(channel::trouble));
        return new Troubles(parts);
    }

    private boolean isPerson(String id) {
        return reference.current().stream()
                .flatMap(data -> data.rows(Topics.PEOPLE, Person.class).stream())
                .anyMatch(person -> person.getPerson().equals(id));
    }

    private Optional<String> registryTrouble() {
        try {
            registry.check();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("schema registry: " + e.getMessage());
        }
    }

    /** Returns at once; what is missing is waited for and told by readiness. */
    public void start() {
        page.start();
        reference.start(data -> {});
        streams.start();
        delivery.start();
    }

    public int port() {
        return page.port();
    }

    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** In reverse order of opening. */
    @Override
    public void close() {
        delivery.close();
        streams.close();
        reference.close();
        page.close();
        answers.close();
        stopped.countDown();
    }
}
