package io.globalkpi.alert.notify;

import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is pending, for as long as it is open.
 *
 * <p>A broker or registry out of reach is tried again every second; {@link #trouble()} says so meanwhile.
 */
public final class NoticeDelivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeDelivery.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(8);

    private final DeliverySettings settings;
    private final SchemaRegistry registry;
    private final int partitions;
    private final Senders senders;
    private final RetryPolicy retries;
    private final DeliveryCounters counters;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "notice-delivery");
    private volatile @Nullable String trouble = "delivery has not begun";

    public NoticeDelivery(
            DeliverySettings settings,
            SchemaRegistry registry,
            Topics topics,
            List<Channel> channels,
            RetryPolicy retries,
            Instruments instruments) {
        this.settings = settings;
        this.registry = registry;
        this.partitions = topics.topic(Topics.NOTICES).partitions();
        this.senders = new Senders(channels.stream().collect(Collectors.toMap(Channel::name, Function.identity())));
        this.retries = retries;
        this.counters = new DeliveryCounters(instruments.meters());
        this.clock = instruments.clock();
        thread.setDaemon(true);
    }

    /** What delivery tells the time by and counts with. */
    public record Instruments(Clock clock, MeterRegistry meters) {}

    public void start() {
        thread.start();
    }

    /** What stands between a pending notice and its channel, in words. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void run() {
        while (isOpen()) {
            try (NoticeLog log = new NoticeLog(settings, registry, partitions)) {
                deliver(log);
            } catch (RuntimeException e) {
                // The edge of this thread: whatever it was, the connection is made anew; the ledger knows what is open.
                report("notices cannot be delivered: " + e.getMessage());
                LOG.debug("delivery begins anew", e);
                pause();
            }
        }
    }

    private void deliver(NoticeLog log) {
        Rounds rounds = new Rounds(log, senders, retries, counters, clock);
        log.open(rounds);
        while (isOpen()) {
            rounds.round();
            report(rounds.isAssigned() ? null : "delivery waits for its destinations to be assigned");
        }
        rounds.settle();
    }

    private void report(@Nullable String words) {
        if (words != null && !words.equals(trouble)) {
            LOG.info(words);
        }
        trouble = words;
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void pause() {
        try {
            closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for what is being sent and records it: a clean stop leaves nothing in doubt. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        senders.close();
    }
}
