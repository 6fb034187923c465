package io.globalkpi.alert.notify;

import io.globalkpi.alert.duty.Duty;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Delivers what is pending, for as long as it is open; after a failure the ledger knows what is. */
public final class NoticeDelivery implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(8);

    private final DeliverySettings settings;
    private final SchemaRegistry registry;
    private final int partitions;
    private final Rounds.Sending sending;
    private final RetryPolicy retries;
    private final DeliveryCounters counters;
    private final Clock clock;
    private final Duty duty = new Duty("notice-delivery", this::turn, STOP);

    public NoticeDelivery(
            DeliverySettings settings,
            SchemaRegistry registry,
            Topics topics,
            Outlets outlets,
            RetryPolicy retries,
            Instruments instruments) {
        this.settings = settings;
        this.registry = registry;
        this.partitions = topics.topic(Topics.NOTICES).partitions();
        this.retries = retries;
        this.counters = new DeliveryCounters(instruments.meters());
        this.clock = instruments.clock();
        Senders senders = new Senders(outlets.byName(), outlets.lines());
        this.sending = new Rounds.Sending(senders, new Traffic(outlets.paces(), senders, clock));
    }

    /**
     * The ways out.
     *
     * @param paces by channel; one that is not named is free
     * @param lines bytes a notice takes as a line of a digest
     */
    public record Outlets(List<Channel> channels, Map<String, Pace> paces, ToIntFunction<Notice> lines) {

        Map<String, Channel> byName() {
            return channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        }
    }

    /** What delivery tells the time by and counts with. */
    public record Instruments(Clock clock, MeterRegistry meters) {}

    public void start() {
        duty.start();
    }

    /** What stands between a pending notice and its channel, in words. */
    public Optional<String> trouble() {
        return duty.trouble();
    }

    private Optional<String> turn() {
        try (NoticeLog log = new NoticeLog(settings, registry, partitions)) {
            Rounds rounds = new Rounds(log, sending, retries, counters, clock);
            log.open(rounds);
            while (duty.isOpen()) {
                rounds.round();
                duty.report(rounds.hasJoined() ? null : "delivery waits for its destinations to be assigned");
            }
            rounds.settle();
        }
        return Optional.empty();
    }

    /** Waits for what is being sent and records it: a clean stop leaves nothing in doubt. */
    @Override
    public void close() {
        duty.close();
        sending.senders().close();
    }
}
