package io.globalkpi.streams.topology;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Fails once, in the task in which a record passes a node of the graph, when it is told to.
 *
 * <p>It stands behind the node's own successors, so that they have done their work and no commit has seen it. It never
 * throws what revives a task: Kafka Streams commits the transaction at hand when a processor throws that, and what stands in it twice is
 * no fault of the graph.
 */
final class Mishap implements ProcessorSupplier<Object, Object, Void, Void> {

    private final String node;
    private final AtomicReference<Function<TaskId, RuntimeException>> armed = new AtomicReference<>();

    Mishap(String node) {
        this.node = node;
    }

    void addTo(Topology graph) {
        graph.addProcessor("mishap-behind-" + node, this, node);
    }

    /** The thread dies; another takes its place. */
    void killThread() {
        armed.set(task -> new IllegalStateException("killed behind " + node + " in " + task));
    }

    boolean hasHappened() {
        return armed.get() == null;
    }

    @Override
    public Processor<Object, Object, Void, Void> get() {
        return new Processor<>() {
            private TaskId task = new TaskId(0, 0);

            @Override
            public void init(ProcessorContext<Void, Void> context) {
                task = context.taskId();
            }

            @Override
            public void process(Record<Object, Object> record) {
                Function<TaskId, RuntimeException> failure = armed.getAndSet(null);
                if (failure != null) {
                    throw failure.apply(task);
                }
            }
        };
    }
}
