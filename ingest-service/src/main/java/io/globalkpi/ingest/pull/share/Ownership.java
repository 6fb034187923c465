package io.globalkpi.ingest.pull.share;

import io.globalkpi.ingest.publish.Claim;
import io.globalkpi.ingest.publish.ClaimLostException;
import io.globalkpi.schemas.ingest.PushedChange;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The member of the group: learns what it owns and what changed, and gives claims.
 *
 * <p>Why two instances never publish the same step: each publication stakes the offset of its account's partition under the
 * membership its step began with. The group refuses a membership that is over, so nothing is committed for a partition after it
 * was given away; what was staked before is pending, and the next owner's position waits for it before the
 * checkpoints are read.
 */
public final class Ownership implements ClaimSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final ConsumerGroupMetadata NOBODY = new ConsumerGroupMetadata("");

    private final Members members;
    private final AvroDeserializer<PushedChange> reader;
    private final Shares shares;
    private final int cut;
    private final Set<TopicPartition> fresh = new HashSet<>();
    private final Set<TopicPartition> ready = new HashSet<>();
    private final Thread thread;
    private volatile Membership membership = new Membership(Map.of(), NOBODY);
    private volatile boolean closed;

    /** @param cut how many partitions accounts are spread over */
    public Ownership(Members members, SchemaRegistry registry, Shares shares, int cut) {
        this.members = members;
        this.reader = new AvroDeserializer<>(registry, PushedChange.getClassSchema());
        this.shares = shares;
        this.cut = cut;
        this.thread = new Thread(this::run, "pull-ownership");
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** The partition an account belongs to. */
    public int partitionOf(String accountId) {
        return Topics.partitionOf(accountId, cut);
    }

    @Override
    public Optional<Claim> claim(String accountId) {
        Membership now = membership;
        TopicPartition partition = new TopicPartition(Topics.CHANGES, partitionOf(accountId));
        Long taken = now.owned().get(partition);
        if (taken == null) {
            throw new ClaimLostException();
        }
        long open = shares.firstOpen(partition.partition()).orElse(taken);
        return Optional.of(new Claim(partition, Math.min(open, taken), now.group()));
    }

    private void run() {
        while (!closed) {
            try (KafkaConsumer<byte[], byte[]> consumer = members.join()) {
                consumer.subscribe(Set.of(Topics.CHANGES), new Listener(consumer));
                while (!closed) {
                    consumer.poll(POLL).forEach(this::take);
                    settle(consumer);
                }
                disown(Set.copyOf(ready));
            } catch (WakeupException e) {
                LOG.debug("woken to stop");
            } catch (RuntimeException e) {
                // The edge of this thread: nothing is owned until the group is joined anew.
                LOG.warn("Cannot share out accounts now, trying again: {}", e.getMessage());
                disown(Set.copyOf(ready));
                fresh.clear();
                pause();
            }
        }
    }

    /**
     * What was owned before is claimed under the group's new generation at once; what is new is taken over when its last owner's
     * publications are decided. If that one died, this takes as long as its open transaction, and nobody else waits for it.
     */
    private void settle(KafkaConsumer<byte[], byte[]> consumer) {
        renew(consumer);
        if (!fresh.isEmpty() && areDecided(consumer)) {
            shares.takeOver();
            Set<TopicPartition> taken = Set.copyOf(fresh);
            ready.addAll(taken);
            fresh.clear();
            LOG.info("This instance pulls for the accounts of {} of {} partitions.", ready.size(), cut);
            renew(consumer);
            consumer.resume(taken);
        }
        shares.own(numbers(ready));
    }

    /** A position is not told while an offset of the partition is in a transaction under way. */
    private boolean areDecided(KafkaConsumer<byte[], byte[]> consumer) {
        try {
            fresh.forEach(partition -> consumer.position(partition, POLL));
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private void renew(KafkaConsumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Long> owned = new HashMap<>();
        ready.forEach(partition -> owned.put(partition, consumer.position(partition)));
        membership = new Membership(owned, consumer.groupMetadata());
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        PushedChange change = reader.deserialize(record.topic(), record.value());
        if (change != null) {
            shares.changed(change, record.offset());
        }
    }

    private void disown(Collection<TopicPartition> partitions) {
        fresh.removeAll(partitions);
        ready.removeAll(partitions);
        Map<TopicPartition, Long> left = new HashMap<>(membership.owned());
        left.keySet().removeAll(partitions);
        membership = new Membership(left, membership.group());
        shares.own(numbers(ready));
    }

    private static Set<Integer> numbers(Set<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** Leaves the group, so that others take over at once. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Called while polling, by this thread. */
    private final class Listener implements ConsumerRebalanceListener {

        private final KafkaConsumer<byte[], byte[]> consumer;

        Listener(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        /** Their changes wait until their accounts are at work. */
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            fresh.addAll(partitions);
            consumer.pause(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            disown(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            disown(partitions);
        }
    }
}
