package io.globalkpi.alert.detect;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachKey;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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

    public void lay(StreamsBuilder graph) {
        KStream<KpiKey, KpiSnapshot> kpis = readKpis(graph);
        KStream<BreachKey, Breach> breaches = watch(kpis);
        publish(breaches);
    }

    private KStream<KpiKey, KpiSnapshot> readKpis(StreamsBuilder graph) {
        List<String> topics =
                Arrays.stream(ScopeType.values()).map(Topics::kpisBy).toList();
        return graph.stream(
                topics,
                Consumed.with(
                                AvroSerde.<KpiKey>key(registry, KpiKey.getClassSchema()),
                                AvroSerde.<KpiSnapshot>value(registry, KpiSnapshot.getClassSchema()))
                        .withName("read-kpis"));
    }

    /** One scope is in one partition, so what is remembered of it is in one task. */
    private KStream<BreachKey, Breach> watch(KStream<KpiKey, KpiSnapshot> kpis) {
        return kpis.process(new WatchKpis(registry, reference, meters, clock), Named.as("watch-kpis"));
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
