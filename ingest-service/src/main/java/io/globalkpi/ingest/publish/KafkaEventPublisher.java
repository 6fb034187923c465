package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Publishes through one transactional producer and one committing thread.
 *
 * <p>Making one touches no network: a missing broker, registry or manifest is waited for, up to the delivery timeout of
 * each publication. Receipts are completed on the committing thread, so what hangs on them must be quick.
 */
public final class KafkaEventPublisher implements EventPublisher {

    private static final Duration LAST_CHANCE = Duration.ofSeconds(3);

    private final PublisherSettings settings;
    private final IntakeQueue queue;
    private final Checkpoints checkpoints;
    private final Committer committer;
    private final PublisherMetrics metrics;
    private final Thread thread;

    /** Publishes to a cluster, and begins to connect to it. */
    public KafkaEventPublisher(
            PublisherSettings settings,
            Supplier<Optional<ReferenceData>> reference,
            SchemaRegistry registry,
            Topics topics,
            Clock clock,
            MeterRegistry meters) {
        this(
                settings,
                reference,
                new Preparation(new Encoder(registry, topics, settings.kafka()), clock),
                new ClusterProducers(settings.kafka(), settings.transactionalId(), topics),
                new Checkpoints(settings.kafka(), registry, settings.deliveryTimeout()),
                meters);
    }

    KafkaEventPublisher(
            PublisherSettings settings,
            Supplier<Optional<ReferenceData>> reference,
            Preparation preparation,
            ProducerSource producers,
            Checkpoints checkpoints,
            MeterRegistry meters) {
        this.settings = settings;
        this.queue = new IntakeQueue(settings.inFlightRecords(), settings.inFlightBytes());
        this.checkpoints = checkpoints;
        this.metrics = new PublisherMetrics(meters, settings.transactionalId(), queue);
        Transactions transactions = new Transactions(producers, metrics.commits());
        this.committer = new Committer(settings, queue, reference, preparation, transactions, this::committed);
        this.thread = new Thread(committer, "publish-" + settings.transactionalId());
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public CompletableFuture<Receipt> publish(Publication publication) {
        return publish(publication, 0);
    }

    /** A replay says how many were tried before, so that a letter that comes back again says so. */
    CompletableFuture<Receipt> publish(Publication publication, int attempt) {
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        long deadline = System.nanoTime() + settings.deliveryTimeout().toNanos();
        try {
            queue.put(new Pending(publication, attempt, receipt, deadline));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            receipt.completeExceptionally(new PublishException("Interrupted while waiting to publish.", e));
        } catch (PublishException e) {
            receipt.completeExceptionally(e);
        }
        return receipt;
    }

    private void committed(Prepared prepared) {
        Checkpoint checkpoint = prepared.pending().publication().checkpoint();
        if (checkpoint != null) {
            checkpoints.committed(checkpoint);
        }
        metrics.count(prepared);
    }

    @Override
    public Optional<Checkpoint> checkpoint(String job) {
        return checkpoints.of(job);
    }

    /** Jobs were taken over from another instance: how far they got is read from the topic again. */
    public void forgetCheckpoints() {
        checkpoints.forget();
    }

    /** What stands in the way of publishing, in words; empty when publishing works. */
    public Optional<String> trouble() {
        return committer.trouble();
    }

    /** True when nearly as much is under way as may be: a good moment to turn others away. */
    public boolean isSaturated() {
        return queue.isSaturated();
    }

    @Override
    public void flush() {
        try {
            queue.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("Interrupted while waiting for the commit.", e);
        }
    }

    /** Commits what is under way if the cluster answers within seconds, and fails the rest. */
    @Override
    public void close() {
        committer.stopWithin(LAST_CHANCE);
        queue.close();
        try {
            thread.join(LAST_CHANCE.toMillis() * 2);
            thread.interrupt();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
