package io.globalkpi.ingest.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * What the operator decides about publishing.
 *
 * @param kafka Kafka client settings, {@code bootstrap.servers} among them
 * @param transactionalId names the one producer of this instance; a second one with the same name fences the first
 * @param deliveryTimeout how long a publication may wait for broker, registry and reference data before it fails
 * @param linger how long a publication waits for others to share its transaction
 * @param batchRecords a transaction is committed once it holds so many records
 * @param inFlightRecords records accepted and not committed yet, beyond which {@code publish} blocks
 * @param inFlightBytes the same in bytes, as estimated
 */
public record PublisherSettings(
        Map<String, Object> kafka,
        String transactionalId,
        Duration deliveryTimeout,
        Duration linger,
        int batchRecords,
        int inFlightRecords,
        long inFlightBytes) {

    public PublisherSettings {
        kafka = Map.copyOf(kafka);
        if (!kafka.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("bootstrap.servers must be given, was absent");
        }
        if (transactionalId.isBlank()) {
            throw new IllegalArgumentException("transactionalId must not be blank, was '" + transactionalId + "'");
        }
        if (deliveryTimeout.isNegative() || deliveryTimeout.isZero()) {
            throw new IllegalArgumentException("deliveryTimeout must be longer than zero, was " + deliveryTimeout);
        }
        if (batchRecords < 1 || inFlightRecords < batchRecords) {
            throw new IllegalArgumentException("inFlightRecords must be at least batchRecords and that at least 1, was "
                    + inFlightRecords + " and " + batchRecords);
        }
    }

    /** One second, 5,000 records, 30 s and 64 MiB: what production runs. */
    public static PublisherSettings of(Map<String, Object> kafka, String instance) {
        return new PublisherSettings(
                kafka, "ingest-" + instance, Duration.ofSeconds(30), Duration.ofSeconds(1), 5_000, 50_000, 64L << 20);
    }

    /** The same for another producer of the instance. */
    public PublisherSettings named(String suffix) {
        return new PublisherSettings(
                kafka,
                transactionalId + "-" + suffix,
                deliveryTimeout,
                linger,
                batchRecords,
                inFlightRecords,
                inFlightBytes);
    }

    public PublisherSettings withDeliveryTimeout(Duration timeout) {
        return new PublisherSettings(
                kafka, transactionalId, timeout, linger, batchRecords, inFlightRecords, inFlightBytes);
    }

    /** The cluster gives up a transaction that is open for longer; 20 s unless told. */
    public PublisherSettings withTransactionTimeout(Duration timeout) {
        Map<String, Object> own = new HashMap<>(kafka);
        own.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) timeout.toMillis());
        return new PublisherSettings(
                own, transactionalId, deliveryTimeout, linger, batchRecords, inFlightRecords, inFlightBytes);
    }

    public PublisherSettings withLinger(Duration duration) {
        return new PublisherSettings(
                kafka, transactionalId, deliveryTimeout, duration, batchRecords, inFlightRecords, inFlightBytes);
    }
}
