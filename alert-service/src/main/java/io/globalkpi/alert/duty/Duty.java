package io.globalkpi.alert.duty;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that goes on until it is closed, whatever happens in between.
 *
 * <p>What the work waits for is asked for every second. What it throws, a bug as well as a broker out of reach, is told by
 * {@link #trouble()} and the work is begun anew, after waits that grow from one second to fifteen; after a turn that went
 * well for longer than that they begin small again.
 */
public final class Duty implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Duty.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final String name;
    private final Work work;
    private final Duration patience;
    private final IntervalFunction waits;
    private final LongSupplier nanos;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private int failures;
    private volatile @Nullable String trouble;

    /** One turn of the work: lasts until the duty is closed if all goes well. */
    @FunctionalInterface
    public interface Work {

        /** @return what it cannot begin without, in words that follow its name: waits for ... */
        Optional<String> turn();
    }

    /**
     * @param name in words, for readiness and the thread
     * @param patience how long closing waits for the turn to end
     */
    public Duty(String name, Work work, Duration patience) {
        // Turns grow long in real time, whatever clock the business runs by.
        this(
                name,
                work,
                patience,
                IntervalFunction.ofExponentialRandomBackoff(PAUSE, 2, 0.3, LONGEST),
                System::nanoTime);
    }

    Duty(String name, Work work, Duration patience, IntervalFunction waits, LongSupplier nanos) {
        this.name = name;
        this.work = work;
        this.patience = patience;
        this.waits = waits;
        this.nanos = nanos;
        this.trouble = name + " has not begun";
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (isOpen()) {
            pause(turn());
        }
    }

    private Duration turn() {
        long began = nanos.getAsLong();
        try {
            work.turn().ifPresent(awaited -> report(name + " " + awaited));
            failures = 0;
            return PAUSE;
        } catch (RuntimeException | Error e) {
            // The edge of this thread: were it to die of anything at all, nobody would do its work and nothing would
            // say so.
            return failed(e, Duration.ofNanos(nanos.getAsLong() - began));
        }
    }

    private Duration failed(Throwable e, Duration lasted) {
        failures = lasted.compareTo(LONGEST) > 0 ? 1 : failures + 1;
        trouble = name + " failed and begins anew: " + (e.getMessage() == null ? e : e.getMessage());
        LOG.warn(trouble);
        LOG.debug("{} failed", name, e);
        return Duration.ofMillis(waits.apply(failures));
    }

    /** What keeps the work from being done, in words. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** @param words null when the work is being done */
    public void report(@Nullable String words) {
        if (words != null && !words.equals(trouble)) {
            LOG.info(words);
        }
        trouble = words;
    }

    public boolean isOpen() {
        return closed.getCount() > 0;
    }

    /** Waits so long, or until it is closed. */
    public void pause(Duration wait) {
        try {
            closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the turn to end. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
