package io.globalkpi.streams.topology;

import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Lets the topics of our own state take records that are larger than a broker's megabyte.
 *
 * <p>An event is smaller than that: intake sees to it. But a ledger entry holds all that was told of an order, by the platform, by an
 * ERP, and what names it. If it could not be written, its partition would begin anew for ever.
 */
public final class LargeRecords {

    /** A dozen events of the largest there are. */
    private static final int MOST_BYTES = 16 << 20;

    private LargeRecords() {}

    /** Of topics that are there already the operator changes {@code max.message.bytes}: Kafka Streams sets it for new ones only. */
    public static void allow(Properties settings) {
        settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), Integer.toString(MOST_BYTES));
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MOST_BYTES);
    }
}
