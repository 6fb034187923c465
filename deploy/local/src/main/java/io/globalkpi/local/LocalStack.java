package io.globalkpi.local;

import io.globalkpi.ingest.pull.Pulling;
import io.globalkpi.local.broker.EmbeddedBroker;
import io.globalkpi.schemas.topic.Generation;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole pipeline in one process, ready when {@link #start} returns.
 *
 * <p>The broker starts while the services are wired; they are started once their topics and some reference data are
 * there, and closed before the broker. The kill of such a process loses nothing: what is not committed was never told.
 */
public final class LocalStack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalStack.class);
    private static final Duration READY_WITHIN = Duration.ofSeconds(300);

    private final LocalConfig config;
    private final StopStack stop = new StopStack();
    private @Nullable Pulling pulling;

    private LocalStack(LocalConfig config) {
        this.config = config;
    }

    /**
     * @param clock the one clock of all services
     * @throws RuntimeException with what is not ready and why, after closing what was open
     */
    public static LocalStack start(LocalConfig config, Clock clock) throws InterruptedException {
        LocalStack stack = new LocalStack(config);
        try {
            stack.open(clock);
            return stack;
        } catch (RuntimeException | InterruptedException e) {
            stack.close();
            throw e;
        }
    }

    private void open(Clock clock) throws InterruptedException {
        long begun = System.nanoTime();
        TakenPorts.check(config.ports());
        CompletableFuture<Services.Wired> wiring = CompletableFuture.supplyAsync(() -> Services.wire(config, clock));
        stop.push(
                "broker",
                EmbeddedBroker.start(config.brokerData(), config.ports().broker()));
        stop.push("registry", Services.startRegistry(config));
        createTopics(new Topics(Topics.DEFAULT_PARTITIONS)
                .all().stream()
                        .filter(topic -> !topic.owner().equals(Services.MAKES_KPIS))
                        .toList());
        for (Generation generation : Services.introduce(config, clock).live()) {
            createTopics(new Topics(Topics.DEFAULT_PARTITIONS, generation).ownedBy(Services.MAKES_KPIS));
        }
        Services.Wired wired = outcome(wiring);
        List<Service> services = wired.all();
        services.forEach(service -> stop.push(service.name(), service.app()));
        services.parallelStream().forEach(service -> service.start().run());
        new Question("ready")
                .awaitYes(
                        services.stream()
                                .collect(Collectors.toMap(
                                        Service::name, service -> service.port().getAsInt())),
                        READY_WITHIN);
        pulling = wired.pulling();
        LOG.info("ready in {} ms", (System.nanoTime() - begun) / 1_000_000);
    }

    /** Up front, because a stream that starts before its topics waits for the next round of its retries. */
    private void createTopics(List<Topic> topics) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", config.bootstrap()))) {
            new TopicAdmin(admin).ensure(topics);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "cannot create the topics: " + e.getCause().getMessage(), e);
        }
    }

    private static <T> T outcome(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw e;
        }
    }

    public LocalConfig config() {
        return config;
    }

    /** The connectors of this stack, for whoever sets its clock on. */
    public Pulling pulling() {
        return Objects.requireNonNull(pulling, "the stack is not started");
    }

    /** Services first, broker last; again does nothing. */
    @Override
    public void close() {
        stop.close();
    }
}
