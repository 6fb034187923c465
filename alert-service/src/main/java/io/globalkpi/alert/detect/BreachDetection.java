package io.globalkpi.alert.detect;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachKey;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topic;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** From the KPIs of every scope to the breaches of every rule. */
public final class BreachDetection {

    private final SchemaRegistry registry;
    private final Supplier<ReferenceData> reference;
    private final MeterRegistry meters;
    private final Clock clock;

    public BreachDetection(
            SchemaRegistry registry, Supplier<ReferenceData> reference, MeterRegistry meters, Clock clock) {
        this.registry = registry;
        this.reference = reference;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * What is remembered is in no generation: it goes on when another one comes into force, whose values are then read from their
     * beginning.
     *
     * @param topics with the generation of the KPIs that is watched
     */
    public void lay(StreamsBuilder graph, Topics topics) {
        KStream<String, Arrival> kpis = readKpis(graph, topics);
        KStream<String, Arrival> feeds = readFeeds(graph);
        KStream<BreachKey, Breach> breaches = watch(kpis.merge(feeds, Named.as("take-in")));
        publish(breaches);
    }

    private KStream<String, Arrival> readKpis(StreamsBuilder graph, Topics topics) {
        List<String> names = Arrays.stream(ScopeType.values())
                .map(topics::kpis)
                .map(Topic::name)
                .toList();
        return graph.stream(
                        names,
                        Consumed.with(
                                        AvroSerde.<KpiKey>key(registry, KpiKey.getClassSchema()),
                                        AvroSerde.<KpiSnapshot>value(registry, KpiSnapshot.getClassSchema()))
                                .withName("read-kpis"))
                .filter((key, row) -> row != null, Named.as("skip-removed-kpis"))
                .map((key, row) -> KeyValue.pair(key.getScopeId(), new Arrival.Kpis(key, row)), Named.as("by-scope"));
    }

    /** A feed lies in the partition of its site, as do the site's KPIs: one task hears of both. */
    private KStream<String, Arrival> readFeeds(StreamsBuilder graph) {
        return graph.stream(
                        Topics.FEEDS,
                        Consumed.with(Serdes.String(), AvroSerde.<Feed>value(registry, Feed.getClassSchema()))
                                .withName("read-feeds"))
                .filter((key, row) -> row != null, Named.as("skip-removed-feeds"))
                .map((key, row) -> KeyValue.pair(row.getSite(), new Arrival.FeedRow(row)), Named.as("by-site"));
    }

    /** One scope is in one partition, so what is remembered of it is in one task. */
    private KStream<BreachKey, Breach> watch(KStream<String, Arrival> arrivals) {
        return arrivals.process(new WatchKpis(registry, reference, meters, clock), Named.as("watch-kpis"));
    }

    /** By scope, so that the changes of an episode stay in order whatever becomes of their schema's id. */
    private void publish(KStream<BreachKey, Breach> breaches) {
        breaches.to(
                Topics.BREACHES,
                Produced.with(
                                AvroSerde.<BreachKey>key(registry, BreachKey.getClassSchema()),
                                AvroSerde.<Breach>value(registry, Breach.getClassSchema()))
                        .withStreamPartitioner((topic, key, breach, partitions) ->
                                Optional.of(Set.of(Topics.partitionOf(key.getScopeId(), partitions))))
                        .withName("publish-breaches"));
    }
}
