package io.globalkpi.streams.topology;

import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Asks for commits: often once caught up, because readers wait for them; before the interval of Kafka Streams has passed if too much
 * has been piled up for one transaction.
 */
final class Commits {

    private final ProcessorContext<?, ?> context;
    private final long interval;
    private long asked = System.nanoTime();

    Commits(ProcessorContext<?, ?> context, Pace pace) {
        this.context = context;
        this.interval = pace.commit().toNanos();
    }

    /** For every tick of a task that has caught up. */
    void live() {
        long now = System.nanoTime();
        if (now - asked >= interval) {
            asked = now;
            context.commit();
        }
    }

    void tooMuch() {
        context.commit();
    }
}
