package io.globalkpi.local.read;

import io.globalkpi.schemas.topic.Topic;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One topic of the catalogue and what the broker has of it.
 *
 * @param partitions how many the broker has; null if the topic is not there
 * @param offsets how many offsets lie between begin and end: its records and, at each commit, a marker; null if the
 *     topic is not there
 */
public record TopicCount(
        String topic,
        String key,
        String value,
        String cleanup,
        String owner,
        @Nullable Integer partitions,
        @Nullable Long offsets) {

    public static List<TopicCount> of(List<Topic> catalogue, TopicReader reader) {
        return catalogue.stream().map(topic -> of(topic, reader)).toList();
    }

    private static TopicCount of(Topic topic, TopicReader reader) {
        List<TopicPartition> partitions = reader.partitions(topic.name());
        boolean there = !partitions.isEmpty();
        return new TopicCount(
                topic.name(),
                topic.key() == null ? "text" : topic.key().getName(),
                topic.value().getName(),
                topic.config().getOrDefault("cleanup.policy", ""),
                topic.owner(),
                there ? partitions.size() : null,
                there ? reader.offsets(partitions) : null);
    }
}
