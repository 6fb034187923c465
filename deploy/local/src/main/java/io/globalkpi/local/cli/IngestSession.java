package io.globalkpi.local.cli;

import io.globalkpi.ingest.letter.Seal;
import io.globalkpi.ingest.letter.SealKey;
import io.globalkpi.ingest.publish.DeadLetterReplay;
import io.globalkpi.ingest.publish.EventPublisher;
import io.globalkpi.ingest.publish.KafkaEventPublisher;
import io.globalkpi.ingest.publish.PublisherSettings;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceReader;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;

/**
 * A publisher of a command's own, open to the running pipeline: the same gate and the same transactions as the service has.
 *
 * <p>The instance names its producer. A command that was killed leaves a transaction open; the same command run again ends it at
 * once, anything else waits for its timeout.
 */
final class IngestSession implements AutoCloseable {

    private final ReferenceReader reference;
    private final KafkaEventPublisher publisher;
    private final DeadLetterReplay replay;

    IngestSession(String bootstrap, SchemaRegistry registry, Topics topics, String instance, Seal seal, Clock clock) {
        Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrap);
        reference = new ReferenceReader(kafka, registry, topics);
        publisher = new KafkaEventPublisher(
                PublisherSettings.of(kafka, instance),
                reference::current,
                registry,
                topics,
                clock,
                new SimpleMeterRegistry());
        replay = new DeadLetterReplay(kafka, registry, publisher, seal, clock);
        reference.start(data -> {});
    }

    static IngestSession open(Surroundings around, PipelineOptions pipeline, String instance) {
        return new IngestSession(
                pipeline.bootstrap(),
                pipeline.registry(around),
                new Topics(pipeline.partitions()),
                instance,
                SealKey.from(around.environment()),
                around.clock());
    }

    EventPublisher publisher() {
        return publisher;
    }

    DeadLetterReplay deadLetters() {
        return replay;
    }

    @Override
    public void close() {
        publisher.close();
        reference.close();
    }
}
