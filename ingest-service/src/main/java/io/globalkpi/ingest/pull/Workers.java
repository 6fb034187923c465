package io.globalkpi.ingest.pull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that work on accounts when they are due. Accounts are many, most of the time they wait. */
final class Workers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration AFTER_A_BUG = Duration.ofMinutes(10);

    private final ScheduledThreadPoolExecutor threads;
    private final Clock clock;

    Workers(int count, Clock clock) {
        this.clock = clock;
        this.threads = new ScheduledThreadPoolExecutor(count, work -> {
            Thread thread = new Thread(work, "pull-worker");
            thread.setDaemon(true);
            return thread;
        });
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        threads.setRemoveOnCancelPolicy(true);
    }

    /** From now on until it is stopped. */
    void begin(AccountWork work) {
        threads.execute(() -> turn(work));
    }

    /** It has something to do before its time: steps are made until nothing is due. */
    void hurry(AccountWork work) {
        if (work.hurried()) {
            threads.execute(() -> {
                work.calm();
                if (!run(work).isAfter(clock.instant())) {
                    hurry(work);
                }
            });
        }
    }

    private void turn(AccountWork work) {
        Instant due = run(work);
        if (!due.equals(Instant.MAX)) {
            Duration wait = Duration.between(clock.instant(), due);
            // Looked at once a minute at least: a clock may be set, a manifest may come.
            long millis = Math.max(0, Math.min(LONGEST.toMillis(), wait.toMillis() + 1));
            threads.schedule(() -> turn(work), millis, TimeUnit.MILLISECONDS);
        }
    }

    private Instant run(AccountWork work) {
        try {
            return work.run();
        } catch (RuntimeException e) {
            // The edge of these threads. A source that breaks must not take other accounts along.
            LOG.error("{}: a step broke; tried again in ten minutes", work.accountId(), e);
            return clock.instant().plus(AFTER_A_BUG);
        }
    }

    /** Steps under way are interrupted; nothing of them is published. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(3, TimeUnit.SECONDS)) {
                LOG.warn("steps under way did not end within three seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
