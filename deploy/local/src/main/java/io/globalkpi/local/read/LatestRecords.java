package io.globalkpi.local.read;

import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topic;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** The latest record under each key of a topic that is small enough to hold: breaches, notices, dead letters. */
public final class LatestRecords {

    private LatestRecords() {}

    /** In the order their keys were first written, by partition. */
    public static <T extends SpecificRecord> List<T> of(
            Topic topic, Class<T> type, TopicReader reader, SchemaRegistry registry) {
        RecordDecoder decoder = new RecordDecoder(topic, registry);
        Map<ByteBuffer, T> latest = new LinkedHashMap<>();
        reader.read(reader.partitions(topic.name()), record -> {
            ByteBuffer key = ByteBuffer.wrap(record.key());
            if (record.value() == null) {
                latest.remove(key);
            } else {
                latest.put(key, decoder.value(record.value(), type));
            }
        });
        return new ArrayList<>(latest.values());
    }
}
