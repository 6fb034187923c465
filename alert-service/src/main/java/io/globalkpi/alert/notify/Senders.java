package io.globalkpi.alert.notify;

import io.globalkpi.schemas.alert.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends begun parcels, each on a thread of its own, and keeps what came of them until it is recorded.
 *
 * <p>Outlives the connection to Kafka: what was sent while the broker was away is recorded when it is back, not sent
 * again.
 */
final class Senders implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Senders.class);

    private static final int LINE_END = 4;

    private final Map<String, Channel> channels;
    private final ToIntFunction<Notice> lines;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Queue<Attempt> done = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "notice-sender");
        thread.setDaemon(true);
        return thread;
    });

    /** A begun parcel and what came of it. */
    record Attempt(Parcel begun, Delivery delivery) {}

    /** @param lines bytes a notice takes as a line of a digest */
    Senders(Map<String, Channel> channels, ToIntFunction<Notice> lines) {
        this.channels = Map.copyOf(channels);
        this.lines = lines;
    }

    void send(Parcel begun) {
        underWay.add(Outbox.lane(begun.first()));
        threads.execute(() -> done.add(new Attempt(begun, deliver(begun))));
    }

    private Delivery deliver(Parcel begun) {
        String name = begun.first().getChannel();
        Channel channel = channels.get(name);
        if (channel == null) {
            return new Delivery.Refused("no channel " + name + "; there are " + channels.keySet());
        }
        try {
            return channel.deliver(begun);
        } catch (RuntimeException | Error e) {
            // The edge of this thread: a bug in a channel must not stop the others, nor leave its notice under way for
            // ever.
            LOG.error("channel {} failed on {}", name, begun.id(), e);
            return new Delivery.Broken("internal error: " + e);
        }
    }

    /** How many of some notices fit into one message of a channel, taken from the front; at least one. */
    int fitting(String channel, List<Notice> notices) {
        int room = channels.containsKey(channel) ? channels.get(channel).digestBytes() : 0;
        int taken = 0;
        while (taken < notices.size() && (taken == 0 || room >= 0)) {
            room -= lines.applyAsInt(notices.get(taken)) + LINE_END;
            taken++;
        }
        return room < 0 && taken > 1 ? taken - 1 : taken;
    }

    /** Whether any channel takes up what it was told earlier. */
    boolean takeUpEarlier() {
        return channels.values().stream().anyMatch(Channel::continues);
    }

    boolean isUnderWay(String lane) {
        return underWay.contains(lane);
    }

    boolean isIdle() {
        return underWay.size() == done.size();
    }

    /** What is done and not yet recorded; stays so until {@link #recorded}. */
    List<Attempt> done() {
        return new ArrayList<>(done);
    }

    void recorded(Attempt attempt) {
        done.remove(attempt);
        underWay.remove(Outbox.lane(attempt.begun().first()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
