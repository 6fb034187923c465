package io.globalkpi.streams;

import io.globalkpi.schemas.table.Generations;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.table.ReferenceReader;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Generation;
import io.globalkpi.schemas.topic.TopicAdmin;
import io.globalkpi.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the broker, the topics and the reference data, then has the generations of the manifest begun; and looks on, as another
 * manifest may name others.
 */
final class Prerequisites implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Prerequisites.class);
    private static final long AGAIN_MILLIS = 200;

    private final Map<String, Object> settings;
    private final Topics topics;
    private final ReferenceReader reference;
    private final LiveGenerations generations;
    private final ScheduledExecutorService look = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "kpi-streams-start");
        thread.setDaemon(true);
        return thread;
    });
    private volatile String missing = "not started";

    Prerequisites(Map<String, Object> settings, Topics topics, ReferenceReader reference, LiveGenerations generations) {
        this.settings = settings;
        this.topics = topics;
        this.reference = reference;
        this.generations = generations;
    }

    void start() {
        missing = "the broker has not answered yet";
        look.scheduleWithFixedDelay(this::lookAgain, 0, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What is waited for, in words. */
    String missing() {
        return missing;
    }

    private void lookAgain() {
        try {
            Optional<ReferenceData> data = reference.current();
            if (data.isEmpty()) {
                missing = "waiting for reference data: run 'apply'";
                return;
            }
            Generations live = data.get().generations();
            if (generations.wanted(live).isEmpty()) {
                missing = "of generations " + live.live() + " none is for this instance: see STREAMS_GENERATIONS";
            }
            if (!generations.follows(live)) {
                ensureTopics(generations.wanted(live));
                generations.follow(live);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | KafkaException | IllegalStateException e) {
            missing = String.valueOf(e.getMessage());
            LOG.warn("cannot start yet: {}", missing);
        }
    }

    private void ensureTopics(List<Generation> wanted) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(settings)) {
            Set<String> present = admin.listTopics().names().get();
            List<String> absent = Stream.concat(
                            Stream.of(EventKind.values()).map(EventKind::topic), Stream.of(Topics.FEEDS))
                    .filter(topic -> !present.contains(topic))
                    .toList();
            if (!absent.isEmpty()) {
                throw new IllegalStateException("waiting for ingest-service to create " + absent);
            }
            for (Generation generation : wanted) {
                new TopicAdmin(admin).ensure(topics.in(generation).ownedBy("kpi-streams"));
            }
        }
    }

    @Override
    public void close() {
        look.shutdownNow();
    }
}
