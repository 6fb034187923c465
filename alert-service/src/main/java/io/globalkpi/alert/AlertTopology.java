package io.globalkpi.alert;

import io.globalkpi.alert.detect.BreachDetection;
import io.globalkpi.alert.route.NoticePlanning;
import io.globalkpi.schemas.topic.Topics;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;

/** From KPIs to breaches, and from breaches to notices that wait to be delivered. */
final class AlertTopology {

    private final BreachDetection detection;
    private final NoticePlanning planning;

    AlertTopology(BreachDetection detection, NoticePlanning planning) {
        this.detection = detection;
        this.planning = planning;
    }

    /** @param topics with the generation of the KPIs that is watched */
    Topology build(Topics topics) {
        StreamsBuilder graph = StrictGraph.begin();
        detection.lay(graph, topics);
        planning.lay(graph);
        return graph.build();
    }
}
