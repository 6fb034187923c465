package io.globalkpi.bench.measure;

import io.globalkpi.bench.child.ChildJvm;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;

/**
 * Sees when an engine has caught up: its group has committed all input, and then no committed KPI value appears any more.
 *
 * <p>Looks at offsets alone, ten times a second: a reader of the values would take the engine's time.
 */
final class CaughtUp {

    private static final long EVERY_MILLIS = 100;

    /** Longer than the engine collects corrections of a scope that has fallen quiet. */
    private static final long QUIET_MILLIS = 10_000;

    /** The second stage is told of the time all the while, so that its input is never quite read. */
    private static final long BUT_FOR_MARKS = 500;

    private final Cluster cluster;
    private final Offsets offsets;

    CaughtUp(Cluster cluster) {
        this.cluster = cluster;
        this.offsets = new Offsets(cluster.admin());
    }

    /** Epoch milliseconds, to a tenth of a second. */
    record Times(long inputCommitted, long lastValue) {}

    Times await(ChildJvm engine, Duration patience) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> input = offsets.ends(offsets.partitions(CaughtUp::isEventTopic));
        Collection<TopicPartition> values = offsets.partitions(name -> name.startsWith("kpi.by-"));
        long giveUp = System.currentTimeMillis() + patience.toMillis();
        long published = 0;
        long lastValue = 0;
        long inputCommitted = 0;
        while (System.currentTimeMillis() < giveUp && engine.isAlive()) {
            Thread.sleep(EVERY_MILLIS);
            long now = System.currentTimeMillis();
            if (inputCommitted == 0 && offsets.lag(EngineJvm.APPLICATION, input) == 0) {
                inputCommitted = now;
            }
            long seen = offsets.sum(values);
            if (seen != published || inputCommitted == 0) {
                published = seen;
                lastValue = now;
            } else if (now - lastValue >= QUIET_MILLIS && isSecondStageDone()) {
                return new Times(inputCommitted, Math.max(inputCommitted, lastValue));
            }
        }
        throw new IllegalStateException("the engine did not catch up within " + patience.toSeconds()
                + " s, or ended; see " + cluster.directory() + " and the engine's log");
    }

    private static boolean isEventTopic(String name) {
        return EventKind.ofTopic(name).isPresent();
    }

    private boolean isSecondStageDone() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = offsets.ends(offsets.partitions(InternalTopics::isRepartition));
        return offsets.lag(EngineJvm.APPLICATION, ends) < BUT_FOR_MARKS;
    }
}
