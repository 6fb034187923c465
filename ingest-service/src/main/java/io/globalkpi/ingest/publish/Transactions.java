package io.globalkpi.ingest.publish;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Puts records on their topics all or none. For one thread.
 *
 * <p>After an error the transaction is aborted, or its producer thrown away when it can do nothing more (fenced, expired):
 * the next call starts clean and the caller sends the same records again.
 */
final class Transactions implements AutoCloseable {

    /** Longer than the broker keeps a transaction open, so that after this its fate is decided. */
    private static final int COMMIT_TRIES = 5;

    private final ProducerSource source;
    private final Timer commits;
    private @Nullable Producer<byte[], byte[]> producer;

    Transactions(ProducerSource source, Timer commits) {
        this.source = source;
        this.commits = commits;
    }

    /** Makes a producer ready if there is none; throws what stands in the way. */
    void open() {
        opened();
    }

    private Producer<byte[], byte[]> opened() {
        Producer<byte[], byte[]> ready = producer;
        if (ready == null) {
            ready = source.open();
            producer = ready;
        }
        return ready;
    }

    /**
     * Commits the records in their order. Throws when nothing was committed and a retry is in place.
     *
     * @throws ClaimLostException when one of the claims is void: a retry with it is of no use
     */
    void commit(List<ProducerRecord<byte[], byte[]>> records, Collection<Claim> claims) {
        Producer<byte[], byte[]> ready = opened();
        long began = System.nanoTime();
        boolean committed = false;
        try {
            ready.beginTransaction();
            sendAll(ready, records);
            claims.forEach(claim -> stake(ready, claim));
            commit(ready);
            committed = true;
            commits.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        } finally {
            if (!committed && producer != null) {
                abort(ready);
            }
        }
    }

    private static void sendAll(Producer<byte[], byte[]> ready, List<ProducerRecord<byte[], byte[]>> records) {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            ready.send(record, (metadata, error) -> failure.compareAndSet(null, error));
        }
        ready.flush();
        Exception error = failure.get();
        if (error != null) {
            throw new KafkaException("cannot send: " + error.getMessage(), error);
        }
    }

    private static void stake(Producer<byte[], byte[]> ready, Claim claim) {
        try {
            ready.sendOffsetsToTransaction(
                    Map.of(claim.partition(), new OffsetAndMetadata(claim.offset())), claim.group());
        } catch (CommitFailedException | FencedInstanceIdException e) {
            throw new ClaimLostException(e);
        }
    }

    /** A commit that timed out may have happened: only the same commit again can tell. */
    private void commit(Producer<byte[], byte[]> ready) {
        for (int attempt = 1; ; attempt++) {
            try {
                ready.commitTransaction();
                return;
            } catch (TimeoutException e) {
                if (attempt == COMMIT_TRIES) {
                    discard();
                    throw e;
                }
            }
        }
    }

    private void abort(Producer<byte[], byte[]> ready) {
        try {
            ready.abortTransaction();
        } catch (KafkaException | IllegalStateException e) {
            // Fenced, or in a state without way out: the next producer's claim of the id aborts what is left.
            discard();
        }
    }

    private void discard() {
        Producer<byte[], byte[]> useless = producer;
        producer = null;
        if (useless != null) {
            useless.close(Duration.ZERO);
        }
    }

    @Override
    public void close() {
        Producer<byte[], byte[]> last = producer;
        producer = null;
        if (last != null) {
            last.close(Duration.ofSeconds(2));
        }
    }
}
