package io.globalkpi.streams.topology;

import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Asks for commits: often once caught up, because readers wait for them; before the interval of Kafka Streams has passed if too much
 * has been piled up for one transaction.
 */
final class Commits {

    /**
     * When a task of this thread asked last. A commit takes in all tasks of its thread, so that the others need not ask: if each asked
     * for itself, two dozen tasks would commit all the time, and half of it would be waiting for the broker.
     */
    private static final ThreadLocal<Long> ASKED = ThreadLocal.withInitial(System::nanoTime);

    private final ProcessorContext<?, ?> context;
    private final long interval;

    Commits(ProcessorContext<?, ?> context, Pace pace) {
        this.context = context;
        this.interval = pace.commit().toNanos();
    }

    /** For every tick of a task that has caught up. */
    void live() {
        long now = System.nanoTime();
        if (now - ASKED.get() >= interval) {
            ASKED.set(now);
            context.commit();
        }
    }

    void tooMuch() {
        context.commit();
    }
}
