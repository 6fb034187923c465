package io.globalkpi.bench.measure;

import io.globalkpi.bench.child.ChildJvm;
import io.globalkpi.bench.child.EngineMain;
import io.globalkpi.bench.child.FirstRecords;
import io.globalkpi.bench.child.GcLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An engine in a process of its own: its settings are those that ship, but for addresses, names and what is given here.
 *
 * @param threads stream threads
 * @param now instant its clock begins at, or {@code now}
 * @param flags of the JVM, beyond the usual
 * @param recording where a recording goes; null for none
 */
public record EngineJvm(
        int threads,
        String now,
        List<String> flags,
        @Nullable Path recording) {

    public static final String APPLICATION = "kpi-streams-bench";
    public static final List<String> FLAGS = List.of("-Xms1g", "-Xmx2g", "-XX:+UseParallelGC");

    ChildJvm start(Cluster cluster, String name, Path directory) {
        return ChildJvm.start(
                new ChildJvm.Spec(
                        name, EngineMain.class, jvm(name, directory), List.of(now), environment(cluster, directory)),
                directory);
    }

    static Path gcLog(String name, Path directory) {
        return directory.resolve(name + "-gc.log");
    }

    private List<String> jvm(String name, Path directory) {
        List<String> all = new ArrayList<>(FLAGS);
        all.addAll(flags);
        all.add(GcLog.flag(gcLog(name, directory)));
        if (recording != null) {
            all.addAll(ChildJvm.recordedTo(recording));
        }
        return all;
    }

    private Map<String, String> environment(Cluster cluster, Path directory) {
        Map<String, String> environment = new HashMap<>();
        environment.put("GLOBALKPI_BOOTSTRAP", cluster.bootstrap());
        environment.put("GLOBALKPI_REGISTRY", cluster.registry());
        environment.put(
                "GLOBALKPI_PARTITIONS", Integer.toString(Cluster.topics().partitions()));
        environment.put("STREAMS_APPLICATION_ID", APPLICATION);
        environment.put("STREAMS_STATE_DIR", directory.resolve("state").toString());
        environment.put("STREAMS_THREADS", Integer.toString(threads));
        environment.put("STREAMS_HTTP_PORT", "0");
        environment.put("KAFKA_MAIN_CONSUMER_INTERCEPTOR_CLASSES", FirstRecords.class.getName());
        return environment;
    }
}
