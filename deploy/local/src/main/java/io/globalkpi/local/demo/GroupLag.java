package io.globalkpi.local.demo;

import io.globalkpi.local.read.TopicReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Consumer groups that have committed everything there is on what they read.
 *
 * <p>A group's internal topics count as well, so a pipeline of several stages is caught up only when its last stage is.
 * Partitions that must be read but were never committed count from their begin.
 *
 * <p>Behind the last record of a partition may stand what no reader ever gets, and so commits: markers, and what was aborted with a
 * producer that was killed. A lag that stays as it is, is looked at.
 */
public final class GroupLag implements Progress {

    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration LOOKED_AT_AFTER = Duration.ofSeconds(2);

    private final Admin admin;
    private final String bootstrap;
    private final Map<String, Set<TopicPartition>> inputs;

    /**
     * @param admin of the broker at {@code bootstrap}
     * @param inputs by group in the order of the data flow, the partitions that it must read whether or not it has committed on them yet
     */
    public GroupLag(Admin admin, String bootstrap, Map<String, Set<TopicPartition>> inputs) {
        this.admin = admin;
        this.bootstrap = bootstrap;
        this.inputs = new LinkedHashMap<>(inputs);
    }

    @Override
    public void awaitCaughtUp(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (String group : inputs.keySet()) {
            long since = System.nanoTime();
            long before = -1;
            long lag = lag(group);
            while (lag > 0) {
                long now = System.nanoTime();
                since = lag == before ? since : now;
                if (now - since > LOOKED_AT_AFTER.toNanos()) {
                    if (unread(group) == 0) {
                        break;
                    }
                    since = now;
                }
                if (now > deadline) {
                    throw new IllegalStateException(
                            group + " is " + lag + " records behind after " + patience.toSeconds() + " s");
                }
                Thread.sleep(BETWEEN.toMillis());
                before = lag;
                lag = lag(group);
            }
        }
    }

    /**
     * How many offsets a group has not worked in yet, of all it reads. Those of transactions that look open count as well: one that
     * is committed looks so until its markers are on all of its partitions.
     */
    private long lag(String group) throws InterruptedException {
        Map<TopicPartition, Long> reached = reached(group);
        Map<TopicPartition, Long> ends =
                offsets(reached.keySet(), OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        return reached.entrySet().stream()
                .mapToLong(one -> ends.get(one.getKey()) - one.getValue())
                .sum();
    }

    /** How many records a group has still to work in; those of open transactions count, what was aborted does not. Reads them. */
    public long unread(String group) throws InterruptedException {
        Map<TopicPartition, Long> reached = reached(group);
        if (reached.isEmpty()) {
            return 0;
        }
        Map<TopicPartition, Long> ends =
                offsets(reached.keySet(), OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Long> stable =
                offsets(reached.keySet(), OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
        LongAdder unread = new LongAdder();
        reached.keySet().forEach(one -> unread.add(ends.get(one) - stable.get(one)));
        try (TopicReader reader = new TopicReader(bootstrap)) {
            reader.read(reached, record -> unread.increment());
        }
        return unread.sum();
    }

    /** Where a group goes on, of the partitions that go on further. */
    private Map<TopicPartition, Long> reached(String group) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed =
                asking(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        Set<TopicPartition> read = new HashSet<>(inputs.getOrDefault(group, Set.of()));
        read.addAll(committed.keySet());
        Map<TopicPartition, Long> ends = offsets(read, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        read.removeIf(one -> committed.get(one) != null && committed.get(one).offset() >= ends.get(one));
        Map<TopicPartition, Long> begins = offsets(read, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Long> reached = new HashMap<>();
        read.forEach(one -> reached.put(one, reached(committed.get(one), begins.get(one))));
        return reached;
    }

    private static long reached(@Nullable OffsetAndMetadata committed, long begin) {
        return committed == null ? begin : Math.max(begin, committed.offset());
    }

    private Map<TopicPartition, Long> offsets(
            Set<TopicPartition> partitions, OffsetSpec which, IsolationLevel isolation) throws InterruptedException {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(Function.identity(), one -> which));
        return asking(admin.listOffsets(asked, new ListOffsetsOptions(isolation))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, found -> found.getValue().offset()));
    }

    private static <T> T asking(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot see how far a group is: " + e.getCause(), e);
        }
    }
}
