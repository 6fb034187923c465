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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends begun notices, each on a thread of its own, and keeps what came of them until it is recorded.
 *
 * <p>Outlives the connection to Kafka: what was sent while the broker was away is recorded when it is back, not sent
 * again.
 */
final class Senders implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Senders.class);

    private final Map<String, Channel> channels;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Queue<Attempt> done = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "notice-sender");
        thread.setDaemon(true);
        return thread;
    });

    /** A begun notice and what came of it. */
    record Attempt(Notice begun, Delivery delivery) {}

    Senders(Map<String, Channel> channels) {
        this.channels = Map.copyOf(channels);
    }

    void send(Notice begun) {
        underWay.add(begun.getNotice());
        threads.execute(() -> done.add(new Attempt(begun, deliver(begun))));
    }

    private Delivery deliver(Notice begun) {
        Channel channel = channels.get(begun.getChannel());
        if (channel == null) {
            return new Delivery.Refused("no channel " + begun.getChannel() + "; there are " + channels.keySet());
        }
        try {
            return channel.deliver(begun);
        } catch (RuntimeException | Error e) {
            // The edge of this thread: a bug in a channel must not stop the others, nor leave its notice under way for
            // ever.
            LOG.error("channel {} failed on {}", begun.getChannel(), begun.getNotice(), e);
            return Delivery.TryAgain.later("internal error: " + e);
        }
    }

    boolean isUnderWay(Notice notice) {
        return underWay.contains(notice.getNotice());
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
        underWay.remove(attempt.begun().getNotice());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
