package io.globalkpi.local.cli;

import io.globalkpi.alert.backtest.Passage;
import io.globalkpi.local.read.RecordDecoder;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The recorded KPIs of a running pipeline, partition by partition, each from its first record to its last. */
final class KpiHistory {

    private final TopicReader reader;
    private final SchemaRegistry registry;
    private final Topics topics;
    private long read;
    private boolean anyFinals;

    KpiHistory(TopicReader reader, SchemaRegistry registry, Topics topics) {
        this.reader = reader;
        this.registry = registry;
        this.topics = topics;
    }

    /** @param passages begins a passage for each partition, of every backtest that is to see it */
    void through(Supplier<List<Passage>> passages) {
        for (ScopeType type : ScopeType.values()) {
            Topic topic = topics.kpis(type);
            RecordDecoder decoder = new RecordDecoder(topic, registry);
            for (TopicPartition partition : reader.partitions(topic.name())) {
                through(partition, decoder, passages.get());
            }
        }
    }

    private void through(TopicPartition partition, RecordDecoder decoder, List<Passage> passages) {
        reader.read(List.of(partition), record -> take(record, decoder, passages));
        for (Passage passage : passages) {
            anyFinals |= passage.end();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, RecordDecoder decoder, List<Passage> passages) {
        KpiKey key = decoder.key(record.key(), KpiKey.class);
        if (record.value() == null || passages.stream().noneMatch(passage -> passage.wants(key))) {
            return;
        }
        KpiSnapshot row = decoder.value(record.value(), KpiSnapshot.class);
        passages.forEach(passage -> passage.take(key, row, Instant.ofEpochMilli(record.timestamp())));
        read++;
    }

    /** Snapshots that a rule may look at. */
    long read() {
        return read;
    }

    /** Whether any of them lie so far back that only their last value is sure to be there. */
    boolean anyFinals() {
        return anyFinals;
    }
}
