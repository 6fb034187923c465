package io.globalkpi.local.demo;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Consumer groups that have committed everything there is on what they read.
 *
 * <p>A group's internal topics count as well, so a pipeline of several stages is caught up only when its last stage is.
 * Partitions that must be read but were never committed count from their begin.
 */
public final class GroupLag implements Progress {

    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final Admin admin;
    private final Map<String, Set<TopicPartition>> inputs;

    /** @param inputs by group in the order of the data flow, the partitions that it must read whether or not it has committed on them yet */
    public GroupLag(Admin admin, Map<String, Set<TopicPartition>> inputs) {
        this.admin = admin;
        this.inputs = new LinkedHashMap<>(inputs);
    }

    @Override
    public void awaitCaughtUp(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (String group : inputs.keySet()) {
            long lag = lag(group);
            while (lag > 0) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            group + " is " + lag + " records behind after " + patience.toSeconds() + " s");
                }
                Thread.sleep(BETWEEN.toMillis());
                lag = lag(group);
            }
        }
    }

    /**
     * How many records a group has not worked in yet, of all it reads. Those of transactions that look open count as well: one that
     * is committed looks so until its markers are on all of its partitions.
     */
    public long lag(String group) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Set<TopicPartition> read = new HashSet<>(inputs.getOrDefault(group, Set.of()));
            read.addAll(committed.keySet());
            Map<TopicPartition, Long> ends = offsets(read, OffsetSpec.latest());
            read.removeIf(
                    one -> committed.get(one) != null && committed.get(one).offset() >= ends.get(one));
            Map<TopicPartition, Long> begins = offsets(read, OffsetSpec.earliest());
            return read.stream()
                    .mapToLong(one -> ends.get(one) - reached(committed.get(one), begins.get(one)))
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot see how far " + group + " is: " + e.getCause(), e);
        }
    }

    private static long reached(@Nullable OffsetAndMetadata committed, long begin) {
        return committed == null ? begin : Math.max(begin, committed.offset());
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        return admin
                .listOffsets(
                        partitions.stream().collect(Collectors.toMap(Function.identity(), one -> which)),
                        new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, found -> found.getValue().offset()));
    }
}
