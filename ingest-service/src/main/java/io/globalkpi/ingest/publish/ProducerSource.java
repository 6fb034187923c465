package io.globalkpi.ingest.publish;

import org.apache.kafka.clients.producer.Producer;

/** Where a producer that may begin transactions comes from; asked again after one has become useless. */
interface ProducerSource {

    /** Opens a producer and claims its transactional id. Throws a Kafka error when the cluster does not answer. */
    Producer<byte[], byte[]> open();
}
