package io.globalkpi.local.rebuild;

import io.globalkpi.local.read.PipelineException;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the instances that make a generation have come, by what they have committed: wherever they run, and however many. */
public final class Approach {

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Admin admin;
    private final Topics topics;
    private final String group;
    private final Consumer<String> progress;

    /**
     * @param group application id of the generation
     * @param progress is told in words, once a second
     */
    public Approach(Admin admin, Topics topics, String group, Consumer<String> progress) {
        this.admin = admin;
        this.topics = topics;
        this.group = group;
        this.progress = progress;
    }

    /**
     * Until everything is worked in that is on the event topics now, and then what that has brought to the second stage.
     *
     * @throws PipelineException if nothing has moved for so long
     */
    public void await(Duration patience) throws InterruptedException {
        Stream<String> events =
                Stream.concat(Stream.of(EventKind.values()).map(EventKind::topic), Stream.of(Topics.FEEDS));
        await("events", partitions(events), patience);
        await("sums of scopes", partitions(Stream.of(group + "-by-scope-repartition")), patience);
    }

    private Set<TopicPartition> partitions(Stream<String> names) {
        return names.flatMap(name -> IntStream.range(0, topics.partitions())
                        .mapToObj(partition -> new TopicPartition(name, partition)))
                .collect(Collectors.toSet());
    }

    private void await(String what, Set<TopicPartition> inputs, Duration patience) throws InterruptedException {
        Map<TopicPartition, Long> ends = offsets(inputs, OffsetSpec.latest());
        Map<TopicPartition, Long> begins = offsets(inputs, OffsetSpec.earliest());
        long all = sum(ends) - sum(begins);
        long left = left(ends, begins);
        long moved = System.nanoTime();
        while (left > 0) {
            progress.accept(String.format("%,d of %,d %s", all - left, all, what));
            Thread.sleep(BETWEEN.toMillis());
            long now = left(ends, begins);
            if (now < left) {
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > patience.toNanos()) {
                throw new PipelineException(group + " has not moved for " + patience.toSeconds()
                        + " s: is kpi-streams running, and may it work on this generation (STREAMS_GENERATIONS)?");
            }
            left = now;
        }
        progress.accept(String.format("%,d of %,d %s", all, all, what));
    }

    private long left(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> begins) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = asking(() -> admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get());
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata done = committed.get(end.getKey());
                    long begin = begins.get(end.getKey());
                    return Math.max(0, end.getValue() - (done == null ? begin : Math.max(begin, done.offset())));
                })
                .sum();
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = partitions.stream().collect(Collectors.toMap(one -> one, one -> which));
        return asking(() -> admin.listOffsets(asked).all().get()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, found -> found.getValue().offset()));
    }

    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private <T> T asking(Question<T> question) throws InterruptedException {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw new PipelineException(
                    "cannot see how far " + group + " is: " + e.getCause().getMessage(), e);
        }
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
