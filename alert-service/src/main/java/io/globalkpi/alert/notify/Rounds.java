package io.globalkpi.alert.notify;

import io.globalkpi.alert.notify.Senders.Attempt;
import io.globalkpi.schemas.alert.Notice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/**
 * One connection's rounds: read what is planned, record what was sent, begin what is due. One thread.
 *
 * <p>An attempt is handed to the senders only after the record of its beginning is committed.
 */
final class Rounds implements ConsumerRebalanceListener {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration SETTLE = Duration.ofSeconds(3);

    private final NoticeLog log;
    private final Senders senders;
    private final Traffic traffic;
    private final RetryPolicy retries;
    private final DeliveryCounters counters;
    private final Clock clock;
    private final Map<Integer, Outbox> outboxes = new TreeMap<>();
    private final Earlier told = new Earlier();
    private boolean hasJoined;

    Rounds(NoticeLog log, Sending sending, RetryPolicy retries, DeliveryCounters counters, Clock clock) {
        this.log = log;
        this.senders = sending.senders();
        this.traffic = sending.traffic();
        this.retries = retries;
        this.counters = counters;
        this.clock = clock;
    }

    /** Who sends, and how fast. */
    record Sending(Senders senders, Traffic traffic) {}

    void round() {
        read();
        step(due());
    }

    private void read() {
        for (var record : log.poll(POLL)) {
            Outbox outbox = outboxes.get(record.partition());
            if (outbox != null && record.value() != null) {
                outbox.read(record.value(), record.offset());
                told.learn(record.value());
            }
        }
        outboxes.forEach((partition, outbox) -> outbox.reached(log.position(partition)));
        counters.pending(outboxes.values().stream().mapToInt(Outbox::size).sum());
        counters.resting(traffic.resting());
    }

    private List<Parcel> due() {
        Instant now = clock.instant();
        List<Parcel> parcels = new ArrayList<>();
        for (Outbox outbox : outboxes.values()) {
            outbox.due(now, lane -> !senders.isUnderWay(lane))
                    .forEach((lane, waiting) ->
                            traffic.next(lane, waiting).map(RetryPolicy::begun).ifPresent(parcels::add));
        }
        return parcels;
    }

    private void step(List<Parcel> begun) {
        Map<Attempt, List<Notice>> outcomes = outcomes();
        if (begun.isEmpty() && outcomes.isEmpty()) {
            return;
        }
        List<Notice> records = new ArrayList<>();
        outcomes.values().forEach(records::addAll);
        begun.forEach(parcel -> records.addAll(parcel.notices()));
        log.commit(records, safeOffsets());
        records.forEach(notice -> {
            outboxes.get(log.partitionOf(notice)).wrote(notice);
            told.learn(notice);
        });
        outcomes.forEach((attempt, outcome) -> {
            senders.recorded(attempt);
            traffic.learn(attempt.begun(), attempt.delivery());
            outcome.forEach(counters::recorded);
        });
        begun.forEach(parcel -> senders.send(parcel.after(told.of(parcel))));
    }

    /** Outcomes of what is ours; what another instance has taken over is its to tell, and is forgotten here. */
    private Map<Attempt, List<Notice>> outcomes() {
        Map<Attempt, List<Notice>> outcomes = new LinkedHashMap<>();
        for (Attempt attempt : senders.done()) {
            Outbox outbox = outboxes.get(log.partitionOf(attempt.begun().first()));
            if (outbox != null && outbox.isReplayed()) {
                if (isOurs(outbox, attempt)) {
                    outcomes.put(attempt, retries.outcomes(attempt.begun(), attempt.delivery(), clock.instant()));
                } else {
                    senders.recorded(attempt);
                }
            }
        }
        return outcomes;
    }

    /** The notices of a parcel begin and end in one transaction, so the first stands for all. */
    private static boolean isOurs(Outbox outbox, Attempt attempt) {
        Notice first = attempt.begun().first();
        return outbox.find(first.getNotice())
                .filter(notice -> notice.getAttempts() == first.getAttempts())
                .isPresent();
    }

    /** As of before this step: what it begins or ends is read again after a restart, which changes nothing. */
    private Map<Integer, Long> safeOffsets() {
        Map<Integer, Long> offsets = new TreeMap<>();
        outboxes.forEach((partition, outbox) -> {
            if (outbox.isReplayed()) {
                offsets.put(partition, outbox.safeOffset(log.position(partition)));
            }
        });
        return offsets;
    }

    /** Waits for what is under way and records it, so that whoever comes next knows how it ended. */
    void settle() {
        long until = System.nanoTime() + SETTLE.toNanos();
        while (!senders.isIdle() && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        step(List.of());
    }

    /** Whether this instance has its share of the destinations; one more than there are partitions has none. */
    boolean hasJoined() {
        return hasJoined;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(at -> outboxes.put(at.partition(), new Outbox(log.end(at.partition()))));
        if (senders.takeUpEarlier()) {
            log.before(partitions, clock.instant().minus(Earlier.REMEMBERED), told::learn);
        }
        hasJoined = true;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        settle();
        onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        partitions.forEach(at -> outboxes.remove(at.partition()));
        hasJoined = false;
    }
}
