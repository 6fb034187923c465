package io.globalkpi.streams.topology;

import io.globalkpi.bench.simple.DayWindows;
import io.globalkpi.bench.simple.PeerEvent;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The peers' simple job as a graph of the engine's parts: panes on the heap, written before the commit, and deltas combined before
 * the one shuffle. Stands in this room because those parts are not seen outside of it.
 *
 * @param events topic of the peers' events
 * @param results topic for the windows, in the peers' format
 * @param deltas topic between the stages; partitions as many as events has
 */
public record SimpleJob(String events, String results, String deltas, int partitions) {

    static final String TELL = "tell";
    static final String HAND_ON = "hand-on";

    private static final String SITES = "site-minutes";
    private static final String OWNERS = "owner-minutes";

    /** Scopes of sites alone: no shuffle. */
    public Topology sites(Deserializer<PeerEvent> format, Serializer<byte[]> told) {
        Topology graph = firstStage(format, false);
        tell(graph, told, "sum-sites");
        return graph;
    }

    /** Sites, and owners behind a shuffle. */
    public Topology sitesAndOwners(Deserializer<PeerEvent> format, Serializer<byte[]> told) {
        Topology graph = firstStage(format, true);
        graph.addSink(
                HAND_ON,
                deltas,
                new StringSerializer(),
                new ByteArraySerializer(),
                ScopeDelta.partitioner(),
                "sum-sites");
        graph.addSource("read-deltas", new ByteArrayDeserializer(), new ByteArrayDeserializer(), deltas);
        graph.addProcessor("sum-owners", () -> new SimpleOwners(partitions), "read-deltas");
        keep(graph, OWNERS, "sum-owners");
        tell(graph, told, "sum-sites", "sum-owners");
        return graph;
    }

    private Topology firstStage(Deserializer<PeerEvent> format, boolean owners) {
        Topology graph = new Topology();
        graph.addSource("read-events", new ByteArrayDeserializer(), format, events);
        graph.addProcessor("sum-sites", () -> new SimpleSites(owners, partitions), "read-events");
        keep(graph, SITES, "sum-sites");
        return graph;
    }

    private void tell(Topology graph, Serializer<byte[]> told, String... parents) {
        graph.addSink(TELL, results, new StringSerializer(), told, parents);
    }

    private static void keep(Topology graph, String name, String processor) {
        StoreBuilder<?> minutes = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
        graph.addStateStore(minutes, processor);
        graph.addStateStore(BeforeCommit.builder(flush(name)), processor);
    }

    private static String flush(String store) {
        return "flush-" + store;
    }

    static void beforeCommit(ProcessorContext<?, ?> context, boolean ofSites, DayWindows windows, Runnable first) {
        String name = ofSites ? SITES : OWNERS;
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(name);
        BeforeCommit commit = context.getStateStore(flush(name));
        commit.run(context, () -> {
            first.run();
            windows.drain(store);
        });
    }
}
