package io.globalkpi.alert;

import java.util.Map;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;

/**
 * A graph that refuses a store or an internal topic without a name.
 *
 * <p>The refusal must be asked for while the graph is built; asked for when it is run, it is ignored.
 */
final class StrictGraph {

    private StrictGraph() {}

    static StreamsBuilder begin() {
        return new StreamsBuilder(new TopologyConfig(new StreamsConfig(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "unused-while-building",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "unused-while-building:0",
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true))));
    }
}
