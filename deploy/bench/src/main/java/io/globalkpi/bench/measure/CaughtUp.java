package io.globalkpi.bench.measure;

import io.globalkpi.bench.child.ChildJvm;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
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

    /**
     * Epoch milliseconds, to a tenth of a second.
     *
     * @param late events committed after half of the input was
     * @param halfCommitted when that was
     */
    record Times(long late, long halfCommitted, long inputCommitted, long lastValue) {

        /** Events a second of the second half of the input: most compiling is done by then. */
        double warmRate() {
            return late * 1e3 / Math.max(1, inputCommitted - halfCommitted);
        }
    }

    /** How far the input is committed. */
    private final class Input {

        private final Map<TopicPartition, Long> ends;
        private final long all;
        private long late;
        private long halfCommitted;
        private long committed;

        Input() throws ExecutionException, InterruptedException {
            ends = offsets.ends(offsets.partitions(CaughtUp::isEventTopic));
            all = ends.values().stream().mapToLong(Long::longValue).sum();
        }

        void look(long now) throws ExecutionException, InterruptedException {
            if (committed != 0) {
                return;
            }
            long left = offsets.lag(EngineJvm.APPLICATION, ends);
            if (halfCommitted == 0 && left <= all / 2) {
                halfCommitted = now;
                late = left;
            }
            committed = left == 0 ? now : 0;
        }

        boolean isHandedOn(long now) {
            return committed != 0 && now - committed >= HANDED_ON_MILLIS;
        }
    }

    Times await(ChildJvm engine, Duration patience) throws ExecutionException, InterruptedException {
        Input input = new Input();
        Collection<TopicPartition> values = values();
        long giveUp = System.currentTimeMillis() + patience.toMillis();
        long published = 0;
        long lastValue = 0;
        long quietSince = 0;
        Map<TopicPartition, Long> handedOn = Map.of();
        while (System.currentTimeMillis() < giveUp && engine.isAlive()) {
            Thread.sleep(EVERY_MILLIS);
            long now = System.currentTimeMillis();
            input.look(now);
            if (handedOn.isEmpty() && input.isHandedOn(now)) {
                handedOn = offsets.ends(offsets.partitions(InternalTopics::isRepartition));
            }
            long seen = offsets.sum(values);
            boolean done = !handedOn.isEmpty() && offsets.lag(EngineJvm.APPLICATION, handedOn) == 0;
            if (seen != published || !done) {
                lastValue = seen != published ? now : lastValue;
                quietSince = now;
                published = seen;
            } else if (now - quietSince >= QUIET_MILLIS) {
                return new Times(
                        input.late, input.halfCommitted, input.committed, Math.max(input.committed, lastValue));
            }
        }
        throw new IllegalStateException("the engine did not catch up within " + patience.toSeconds()
                + " s, or ended; see " + cluster.directory() + " and the engine's log");
    }

    /** As the catalogue has them: they were made anew a moment ago, and a broker that is asked may not have heard of it yet. */
    private static List<TopicPartition> values() {
        return Arrays.stream(ScopeType.values())
                .map(type -> Cluster.topics().kpis(type))
                .flatMap(topic -> IntStream.range(0, topic.partitions())
                        .mapToObj(number -> new TopicPartition(topic.name(), number)))
                .toList();
    }

    private static boolean isEventTopic(String name) {
        return EventKind.ofTopic(name).isPresent();
    }
}
