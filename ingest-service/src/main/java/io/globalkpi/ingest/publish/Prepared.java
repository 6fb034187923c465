package io.globalkpi.ingest.publish;

import io.globalkpi.schemas.ingest.DeadLetter;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A publication judged and encoded, ready to be sent.
 *
 * @param published the events let in
 * @param rejected the letters of those that were not
 * @param records everything it puts on topics, in order
 */
record Prepared(
        Pending pending,
        List<SpecificRecord> published,
        List<DeadLetter> rejected,
        List<ProducerRecord<byte[], byte[]>> records) {

    Receipt receipt() {
        return new Receipt(published.size(), rejected);
    }
}
