package io.globalkpi.streams.topology;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks for commits: often once caught up, because readers wait for them; before the interval of Kafka Streams has passed if too much
 * has been piled up for one transaction.
 */
final class Commits {

    /**
     * What the tasks of this thread did last. A commit takes in all of them, so that the others need not ask: if each asked for
     * itself, two dozen tasks would commit all the time, and half of it would be waiting for the broker.
     */
    private static final ThreadLocal<OfThread> OF_THREAD = ThreadLocal.withInitial(OfThread::new);

    private static final class OfThread {
        @Nullable
        Long asked;

        @Nullable
        Long behind;
    }

    private final ProcessorContext<?, ?> context;
    private final Pace pace;
    private final LongSupplier nanos;

    Commits(ProcessorContext<?, ?> context, Pace pace) {
        this(context, pace, System::nanoTime);
    }

    Commits(ProcessorContext<?, ?> context, Pace pace, LongSupplier nanos) {
        this.context = context;
        this.pace = pace;
        this.nanos = nanos;
    }

    /** For every tick of a task that has not caught up. */
    void behind() {
        OF_THREAD.get().behind = nanos.getAsLong();
    }

    /** For every tick of a task that has. While another one of its thread has not, all wait for Kafka Streams' own interval. */
    void live() {
        OfThread thread = OF_THREAD.get();
        long now = nanos.getAsLong();
        if (hasPassed(pace.behind(), thread.behind, now) && hasPassed(pace.commit(), thread.asked, now)) {
            thread.asked = now;
            context.commit();
        }
    }

    private static boolean hasPassed(Duration interval, @Nullable Long since, long now) {
        return since == null || now - since >= interval.toNanos();
    }

    void tooMuch() {
        context.commit();
    }
}
