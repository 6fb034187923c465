package io.globalkpi.streams.topology;

import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks for commits: often once caught up, because readers wait for them; before the interval of Kafka Streams has passed if too much
 * has been piled up for one transaction.
 */
final class Commits {

    /**
     * When a task of this thread asked last. A commit takes in all tasks of its thread, so that the others need not ask: if each asked
     * for itself, two dozen tasks would commit all the time, and half of it would be waiting for the broker.
     */
    private static final ThreadLocal<@Nullable Long> ASKED = new ThreadLocal<>();

    private final ProcessorContext<?, ?> context;
    private final long interval;
    private final LongSupplier nanos;

    Commits(ProcessorContext<?, ?> context, Pace pace) {
        this(context, pace, System::nanoTime);
    }

    Commits(ProcessorContext<?, ?> context, Pace pace, LongSupplier nanos) {
        this.context = context;
        this.interval = pace.commit().toNanos();
        this.nanos = nanos;
    }

    /** For every tick of a task that has caught up. */
    void live() {
        long now = nanos.getAsLong();
        Long asked = ASKED.get();
        if (asked == null || now - asked >= interval) {
            ASKED.set(now);
            context.commit();
        }
    }

    void tooMuch() {
        context.commit();
    }
}
