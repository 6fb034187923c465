package io.globalkpi.bench.measure;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Ends of topics and positions of a group. Asking costs the broker little, whatever the rate of the engine. */
final class Offsets {

    private final Admin admin;

    Offsets(Admin admin) {
        this.admin = admin;
    }

    Set<TopicPartition> partitions(Predicate<String> topics) throws ExecutionException, InterruptedException {
        Collection<String> names =
                admin.listTopics().names().get().stream().filter(topics).toList();
        return admin.describeTopics(names).allTopicNames().get().values().stream()
                .flatMap(topic -> partitions(topic).stream())
                .collect(Collectors.toSet());
    }

    private static Set<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream()
                .map(part -> new TopicPartition(topic.name(), part.partition()))
                .collect(Collectors.toSet());
    }

    /** Ends of what is committed. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        return ends(partitions, IsolationLevel.READ_COMMITTED);
    }

    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions, IsolationLevel level)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(part -> part, part -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        Map<TopicPartition, ListOffsetsResultInfo> found =
                admin.listOffsets(latest, new ListOffsetsOptions(level)).all().get();
        found.forEach((part, info) -> ends.put(part, info.offset()));
        return ends;
    }

    long sum(Collection<TopicPartition> partitions) throws ExecutionException, InterruptedException {
        return ends(partitions).values().stream().mapToLong(Long::longValue).sum();
    }

    /** Records of the given ends that the group has not committed yet. */
    long lag(String group, Map<TopicPartition, Long> ends) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata position = committed.get(end.getKey());
                    return Math.max(0, end.getValue() - (position == null ? 0 : position.offset()));
                })
                .sum();
    }
}
