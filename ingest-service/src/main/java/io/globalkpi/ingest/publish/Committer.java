package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.serde.SchemaRegistryException;
import io.globalkpi.schemas.table.ReferenceData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that commits. Takes what waits, judges and encodes it, and retries the whole batch in its order until
 * it is committed or its publications have waited too long.
 */
final class Committer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final Duration BACKOFF = Duration.ofMillis(200);

    private final PublisherSettings settings;
    private final IntakeQueue queue;
    private final Supplier<Optional<ReferenceData>> reference;
    private final Preparation preparation;
    private final Transactions transactions;
    private final Consumer<Prepared> committed;
    private final SitesInForce sitesInForce = new SitesInForce();
    private volatile @Nullable String trouble;
    private volatile long giveUpNanos;
    private volatile boolean stopping;

    Committer(
            PublisherSettings settings,
            IntakeQueue queue,
            Supplier<Optional<ReferenceData>> reference,
            Preparation preparation,
            Transactions transactions,
            Consumer<Prepared> committed) {
        this.settings = settings;
        this.queue = queue;
        this.reference = reference;
        this.preparation = preparation;
        this.transactions = transactions;
        this.committed = committed;
    }

    @Override
    public void run() {
        try (transactions) {
            while (!queue.isClosedAndEmpty()) {
                List<Pending> batch = queue.take(settings.batchRecords(), settings.linger());
                if (batch.isEmpty()) {
                    connect();
                } else {
                    commit(batch);
                }
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        } finally {
            queue.close();
            queue.abandoned().forEach(pending -> fail(pending, new PublishException("The publisher was stopped.")));
        }
    }

    /** What stands in the way of publishing, in words. */
    Optional<String> trouble() {
        if (reference.get().isEmpty()) {
            return Optional.of("no reference data yet: apply it");
        }
        return Optional.ofNullable(trouble);
    }

    /** From now on nothing waits longer than that. */
    void stopWithin(Duration rest) {
        giveUpNanos = System.nanoTime() + rest.toNanos();
        stopping = true;
    }

    /** Nothing to do: the time to find out whether the cluster is there, so that readiness can say so. */
    private void connect() {
        try {
            transactions.open();
            trouble = null;
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException | IllegalStateException e) {
            note(e);
        }
    }

    private void commit(List<Pending> batch) throws InterruptedException {
        List<Pending> remaining = batch;
        while (!remaining.isEmpty()) {
            try {
                List<Prepared> ready = prepare(remaining);
                if (!ready.isEmpty()) {
                    transactions.commit(records(ready), Claims.of(ready));
                }
                trouble = null;
                ready.forEach(this::settle);
                return;
            } catch (InterruptException e) {
                remaining.forEach(pending -> fail(pending, new PublishException("The publisher was stopped.", e)));
                throw e;
            } catch (ClaimLostException e) {
                Claims.held(remaining).forEach(pending -> fail(pending, e));
                remaining = Claims.without(remaining);
            } catch (KafkaException | SchemaRegistryException | PublishException | IllegalStateException e) {
                note(e);
                remaining = notExpired(remaining, e);
                Thread.sleep(BACKOFF.toMillis());
            }
        }
    }

    /** A publication that can never be encoded fails alone; the others go on. */
    private List<Prepared> prepare(List<Pending> batch) {
        SiteDirectory sites = sitesInForce.of(reference.get());
        List<Prepared> ready = new ArrayList<>();
        for (Pending pending : batch) {
            if (pending.receipt().isDone()) {
                continue;
            }
            try {
                ready.add(preparation.prepare(pending, sites));
            } catch (RuntimeException e) {
                if (e instanceof SchemaRegistryException registry && registry.retryable()) {
                    throw e;
                }
                fail(pending, e instanceof PublishException why ? why : new PublishException("Cannot encode: " + e, e));
            }
        }
        return ready;
    }

    private static List<ProducerRecord<byte[], byte[]>> records(List<Prepared> ready) {
        return ready.stream().flatMap(prepared -> prepared.records().stream()).toList();
    }

    private List<Pending> notExpired(List<Pending> batch, RuntimeException cause) {
        long now = System.nanoTime();
        List<Pending> left = new ArrayList<>();
        for (Pending pending : batch) {
            if (pending.receipt().isDone()) {
                continue;
            }
            if (pending.isExpired(now) || stopping && giveUpNanos - now < 0) {
                fail(pending, new PublishException("Not published: " + cause.getMessage(), cause));
            } else {
                left.add(pending);
            }
        }
        return left;
    }

    private void settle(Prepared prepared) {
        committed.accept(prepared);
        queue.settled(prepared.pending());
        prepared.pending().receipt().complete(prepared.receipt());
    }

    private void fail(Pending pending, PublishException why) {
        queue.settled(pending);
        pending.receipt().completeExceptionally(why);
    }

    private void note(RuntimeException e) {
        String words = String.valueOf(e.getMessage());
        if (!words.equals(trouble)) {
            LOG.warn("Cannot publish now, trying again: {}", words);
        }
        trouble = words;
    }
}
