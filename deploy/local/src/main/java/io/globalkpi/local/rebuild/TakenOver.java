package io.globalkpi.local.rebuild;

import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.table.Generations;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.topology.Inheritance;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** Whether the generation in force has all scorecards of the one before: until then that one must stay. */
public final class TakenOver {

    private static final ByteBuffer TENURE = ByteBuffer.wrap(Inheritance.TENURE.getBytes(StandardCharsets.UTF_8));

    private TakenOver() {}

    /** Partitions whose task has not taken them over since the switch. */
    public static SortedSet<Integer> missing(
            TopicReader reader, Topics topics, Generations generations, String application) {
        SortedSet<Integer> missing =
                IntStream.range(0, topics.partitions()).boxed().collect(Collectors.toCollection(TreeSet::new));
        String changelog = generations.inForce().application(application) + "-" + Inheritance.STORE + "-changelog";
        List<TopicPartition> partitions = reader.partitions(changelog);
        reader.read(partitions, record -> {
            if (TENURE.equals(ByteBuffer.wrap(record.key()))
                    && ByteBuffer.wrap(record.value()).getLong()
                            == generations.since().toEpochMilli()) {
                missing.remove(record.partition());
            }
        });
        return missing;
    }
}
