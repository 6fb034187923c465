package io.globalkpi.alert;

import io.globalkpi.alert.duty.Duty;
import io.globalkpi.schemas.topic.Generation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the streams running: begins when their world is there, and anew when they fail or another generation of the KPIs has come
 * into force.
 *
 * <p>State that cannot be read is thrown away before they begin anew: the disk holds a copy, and it is restored from the
 * broker, where the state is.
 */
final class StreamsRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration STOP = Duration.ofSeconds(4);

    private final Function<Generation, Topology> graph;
    private final Supplier<Generation> inForce;
    private final Properties settings;
    private final Supplier<Optional<String>> missing;
    private final MeterRegistry meters;
    private final Duty duty = new Duty("alert-streams", this::turn, STOP.plusSeconds(1));
    private boolean isStateSpoilt;

    /**
     * @param inForce the generation of the KPIs that is watched; asked often, once nothing is missing
     * @param missing what must be there first and is not, in words
     */
    StreamsRunner(
            Function<Generation, Topology> graph,
            Supplier<Generation> inForce,
            Properties settings,
            Supplier<Optional<String>> missing,
            MeterRegistry meters) {
        this.graph = graph;
        this.inForce = inForce;
        this.settings = settings;
        this.missing = missing;
        this.meters = meters;
    }

    void start() {
        duty.start();
    }

    /** What keeps the streams from their work, in words. */
    Optional<String> trouble() {
        return duty.trouble();
    }

    private Optional<String> turn() {
        Optional<String> awaited = missing.get();
        if (awaited.isEmpty()) {
            runUntilTheyFail();
        }
        return awaited;
    }

    private void runUntilTheyFail() {
        try {
            run();
        } catch (RuntimeException e) {
            isStateSpoilt = causes(e).anyMatch(ProcessorStateException.class::isInstance);
            throw e;
        }
    }

    private void run() {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Generation watched = inForce.get();
        try (KafkaStreams streams = new KafkaStreams(graph.apply(watched), settings);
                KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams)) {
            metrics.bindTo(meters);
            throwSpoiltStateAway(streams);
            streams.setUncaughtExceptionHandler(e -> {
                LOG.error("streams failed and begin anew", e);
                failure.set(e);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            streams.start();
            watch(streams, watched);
            // A clean stop leaves the group, so that a restart need not wait for it to be missed.
            streams.close(CloseOptions.timeout(STOP)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
        if (duty.isOpen() && watched.equals(inForce.get())) {
            throw failed(failure.get());
        }
    }

    /** In the words of whatever is behind it: what the streams wrap it in says only where. */
    private static IllegalStateException failed(@Nullable Throwable failure) {
        String words = causes(failure)
                .reduce((outer, inner) -> inner)
                .map(Throwable::toString)
                .orElse("they stopped");
        return new IllegalStateException(words, failure);
    }

    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private void throwSpoiltStateAway(KafkaStreams streams) {
        if (isStateSpoilt) {
            LOG.warn("state on disk cannot be read: it is thrown away and restored from the broker");
            streams.cleanUp();
        }
    }

    private void watch(KafkaStreams streams, Generation watched) {
        while (duty.isOpen()
                && watched.equals(inForce.get())
                && !streams.state().isShuttingDown()
                && !streams.state().hasCompletedShutdown()) {
            duty.report(streams.state() == KafkaStreams.State.RUNNING ? null : "streams are " + streams.state());
            duty.pause(LOOK);
        }
    }

    @Override
    public void close() {
        duty.close();
    }
}
