package io.globalkpi.streams;

import io.globalkpi.schemas.topic.Generation;
import io.globalkpi.streams.measure.ForeignState;
import io.globalkpi.streams.topology.CatchUp;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One generation of the KPIs being made by this instance: its streams, and what they say of themselves. */
final class GenerationStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GenerationStreams.class);
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Generation generation;
    private final KafkaStreams streams;
    private final KafkaStreamsMetrics streamsMetrics;
    private final MeterRegistry meters;
    private volatile @Nullable String refusal;

    /** @param meters of this generation alone; they go with it */
    GenerationStreams(Generation generation, Topology topology, Properties settings, MeterRegistry meters) {
        this.generation = generation;
        this.meters = meters;
        streams = new KafkaStreams(topology, settings);
        streams.setUncaughtExceptionHandler(this::failed);
        streamsMetrics = new KafkaStreamsMetrics(streams);
        streamsMetrics.bindTo(meters);
    }

    /** The tags of all metrics that are of one generation. */
    static List<Tag> tags(Generation generation) {
        return List.of(Tag.of("generation", Integer.toString(generation.number())));
    }

    void start() {
        LOG.info("generation {} of the KPIs is being made", generation.number());
        streams.start();
    }

    /** State of another format is still that in a minute: no thread is tried again, and the state is left as it is. */
    private StreamThreadExceptionResponse failed(Throwable trouble) {
        Optional<ForeignState> foreign = Stream.iterate(trouble, Objects::nonNull, Throwable::getCause)
                .filter(ForeignState.class::isInstance)
                .map(ForeignState.class::cast)
                .findFirst();
        if (foreign.isPresent()) {
            refusal = foreign.get().getMessage();
            LOG.error("generation {} stands still: {}", generation.number(), refusal);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.error("a stream thread failed and is replaced", trouble);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** What keeps it from working now, in words. */
    Optional<String> trouble() {
        String why = refusal;
        if (why != null) {
            return Optional.of(why);
        }
        return streams.state() == KafkaStreams.State.RUNNING
                ? Optional.empty()
                : Optional.of("streams are " + streams.state());
    }

    /** What keeps its figures from being those of now, in words. */
    List<String> behind() {
        List<String> reasons = new ArrayList<>(trouble().stream().toList());
        CatchUp.behind(meters).forEach(partition -> reasons.add("partition " + partition + " is catching up"));
        return reasons;
    }

    /** What keeps its closed steps and scorecards from saying all that is known, in words. */
    List<String> unsettled() {
        List<String> reasons = behind();
        long waiting = CatchUp.waiting(meters);
        if (waiting > 0) {
            reasons.add(waiting + " scopes or scorecards wait for corrections");
        }
        return reasons;
    }

    /** Leaves the group, so that whoever takes over need not wait for this instance to be missed. */
    @Override
    public void close() {
        streams.close(CloseOptions.timeout(STOPPING)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        streamsMetrics.close();
        meters.getMeters().forEach(meters::remove);
    }

    /** Closes it for good: its state on the disk goes too. */
    void retire() {
        close();
        streams.cleanUp();
        LOG.info("generation {} of the KPIs is no more", generation.number());
    }
}
