package io.globalkpi.bench.child;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Says on standard output when the first event arrived at an engine: nothing is done per record. */
public final class FirstRecords implements ConsumerInterceptor<byte[], byte[]> {

    public static final String SAID = "FIRST-EVENT";

    private boolean seen;

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        if (!seen && records.partitions().stream().anyMatch(part -> part.topic().startsWith("platform."))) {
            seen = true;
            System.out.println(SAID + " " + System.currentTimeMillis());
        }
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
}
