package io.globalkpi.bench.measure;

import io.globalkpi.bench.child.ChildJvm;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;

/**
 * Sees when an engine has caught up: its group has committed all input, its second stage all that came of it, and then no
 * committed KPI value appears any more.
 *
 * <p>Looks at offsets alone, ten times a second: a reader of the values would take the engine's time.
 */
final class CaughtUp {

    private static final long EVERY_MILLIS = 100;

    /** Longer than the engine collects corrections of a scope that has fallen quiet. */
    private static final long QUIET_MILLIS = 10_000;

    /** By then what the first stage made of the last input has been handed to the second. */
    private static final long HANDED_ON_MILLIS = 3_000;

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
        long quietSince = 0;
        long inputCommitted = 0;
        Map<TopicPartition, Long> handedOn = Map.of();
        while (System.currentTimeMillis() < giveUp && engine.isAlive()) {
            Thread.sleep(EVERY_MILLIS);
            long now = System.currentTimeMillis();
            if (inputCommitted == 0 && offsets.lag(EngineJvm.APPLICATION, input) == 0) {
                inputCommitted = now;
            }
            if (inputCommitted != 0 && handedOn.isEmpty() && now - inputCommitted >= HANDED_ON_MILLIS) {
                handedOn = offsets.ends(offsets.partitions(InternalTopics::isRepartition));
            }
            long seen = offsets.sum(values);
            boolean done = !handedOn.isEmpty() && offsets.lag(EngineJvm.APPLICATION, handedOn) == 0;
            if (seen != published || !done) {
                lastValue = seen != published ? now : lastValue;
                quietSince = now;
                published = seen;
            } else if (now - quietSince >= QUIET_MILLIS) {
                return new Times(inputCommitted, Math.max(inputCommitted, lastValue));
            }
        }
        throw new IllegalStateException("the engine did not catch up within " + patience.toSeconds()
                + " s, or ended; see " + cluster.directory() + " and the engine's log");
    }

    private static boolean isEventTopic(String name) {
        return EventKind.ofTopic(name).isPresent();
    }
}
