package io.globalkpi.bench.child;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Says on standard output when the first event, or KPI value, arrived at what is measured: nothing is done per record. */
public final class FirstRecords implements ConsumerInterceptor<byte[], byte[]> {

    public static final String SAID = "FIRST-EVENT";

    private boolean seen;

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        if (!seen && records.partitions().stream().anyMatch(part -> isInput(part.topic()))) {
            seen = true;
            System.out.println(SAID + " " + System.currentTimeMillis());
        }
        return records;
    }

    private static boolean isInput(String topic) {
        return topic.startsWith("platform.") || topic.startsWith("kpi.by-");
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
}
