package io.globalkpi.local.trace;

import io.globalkpi.local.read.RecordDecoder;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads one partition at a time of the topics by site: all that is known of a site lies in one. */
final class EventReader {

    static final List<String> EVENTS =
            Arrays.stream(EventKind.values()).map(EventKind::topic).toList();
    static final List<String> EVENTS_AND_FEEDS =
            Stream.concat(EVENTS.stream(), Stream.of(Topics.FEEDS)).toList();
    private static final List<String> RAW =
            Topics.RAW_PLATFORMS.stream().map(Topics::raw).toList();

    private final TopicReader reader;
    private final SchemaRegistry registry;
    private final Topics catalogue;
    private final Map<String, RecordDecoder> decoders = new HashMap<>();

    EventReader(TopicReader reader, SchemaRegistry registry, Topics catalogue) {
        this.reader = reader;
        this.registry = registry;
        this.catalogue = catalogue;
    }

    int partitions() {
        return catalogue.partitions();
    }

    int partitionOf(String site) {
        return catalogue.partitionOf(site);
    }

    void read(List<String> topics, int partition, Consumer<SpecificRecord> sink) {
        read(topics, partition, SpecificRecord.class, sink);
    }

    void readRaw(int partition, Consumer<RawRecord> sink) {
        read(RAW, partition, RawRecord.class, sink);
    }

    private <T extends SpecificRecord> void read(List<String> topics, int partition, Class<T> type, Consumer<T> sink) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> reader.partitions(topic).stream())
                .filter(one -> one.partition() == partition)
                .toList();
        reader.read(partitions, record -> {
            if (record.value() != null) {
                sink.accept(decoder(record.topic()).value(record.value(), type));
            }
        });
    }

    private RecordDecoder decoder(String topic) {
        return decoders.computeIfAbsent(topic, name -> new RecordDecoder(catalogue.topic(name), registry));
    }
}
