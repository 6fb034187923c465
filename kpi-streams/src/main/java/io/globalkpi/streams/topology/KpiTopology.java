package io.globalkpi.streams.topology;

import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.Reconciliation;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.kpi.Scorecard;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/** From platform events to rolling KPIs of every scope. */
public final class KpiTopology {

    private final Engine engine;

    public KpiTopology(Engine engine) {
        this.engine = engine;
    }

    public Topology build() {
        StreamsBuilder graph = StrictGraph.begin();

        KStream<String, Received> events = readEvents(graph);
        KStream<String, Booked> booked = bookEvents(events);
        publishSites(siteKpis(booked));
        KStream<String, byte[]> deltas = combinedDeltas(booked);
        KStream<String, Rolled> rolled = rollUp(byScope(deltas));
        publishScopes(scopeKpis(rolled));
        publishScorecards(keepScorecards(rolled));
        publishReconciliations(reconcileSources(events));

        return graph.build();
    }

    private KStream<String, Received> readEvents(StreamsBuilder graph) {
        List<String> topics = new ArrayList<>();
        for (EventKind kind : EventKind.values()) {
            topics.add(kind.topic());
        }
        topics.add(Topics.FEEDS);
        return graph.stream(
                topics,
                Consumed.with(Serdes.String(), new ReceivedSerde(engine.registry()))
                        .withName("read-events"));
    }

    /** Events are partitioned by site, so that the ledger and the panes of a site meet in one task without a shuffle. */
    private KStream<String, Booked> bookEvents(KStream<String, Received> events) {
        return events.process(new BookEvents(engine), Named.as("book-events"));
    }

    private static KStream<KpiKey, KpiSnapshot> siteKpis(KStream<String, Booked> booked) {
        return booked.flatMap(
                (site, value) -> value instanceof Booked.SiteKpis kpis
                        ? List.of(KeyValue.pair(kpis.key(), kpis.snapshot()))
                        : List.of(),
                Named.as("site-kpis"));
    }

    private static KStream<String, byte[]> combinedDeltas(KStream<String, Booked> booked) {
        return booked.flatMap(
                (key, value) -> value instanceof Booked.Onward onward
                        ? List.of(KeyValue.pair(
                                onward.delta().key(), onward.delta().bytes()))
                        : List.of(),
                Named.as("scope-deltas"));
    }

    /** A company-wide scope is no hot key: its contributions arrive combined, one record per commit and task. */
    private KStream<String, byte[]> byScope(KStream<String, byte[]> deltas) {
        return deltas.repartition(Repartitioned.<String, byte[]>as("by-scope")
                .withKeySerde(Serdes.String())
                .withValueSerde(Serdes.ByteArray())
                .withNumberOfPartitions(engine.topics().partitions())
                .withStreamPartitioner(ScopeDelta.partitioner()));
    }

    private KStream<String, Rolled> rollUp(KStream<String, byte[]> deltas) {
        return deltas.process(new RollUpScopes(engine), Named.as("roll-up-scopes"));
    }

    private static KStream<KpiKey, KpiSnapshot> scopeKpis(KStream<String, Rolled> rolled) {
        return rolled.flatMap(
                (scope, value) -> value instanceof Rolled.Kpis kpis
                        ? List.of(KeyValue.pair(kpis.key(), kpis.snapshot()))
                        : List.of(),
                Named.as("scope-kpis"));
    }

    /** In the task of the owners' values, with whose frontier periods close. */
    private KStream<String, Scorecard> keepScorecards(KStream<String, Rolled> rolled) {
        return rolled.process(new KeepScorecards(engine), Named.as("keep-scorecards"));
    }

    private void publishScorecards(KStream<String, Scorecard> cards) {
        cards.to(
                Topics.SCORECARDS,
                Produced.<String, Scorecard>with(
                                Serdes.String(), AvroSerde.value(engine.registry(), Scorecard.getClassSchema()))
                        .withStreamPartitioner((topic, key, card, partitions) ->
                                Optional.of(Set.of(Topics.partitionOf(card.getOwner(), partitions))))
                        .withName("publish-scorecards"));
    }

    /** Beside the ledger, in the same task: what one site's sources tell meets where the site is. */
    private KStream<String, Reconciliation> reconcileSources(KStream<String, Received> events) {
        return events.process(new ReconcileSources(engine), Named.as("reconcile-sources"));
    }

    private void publishReconciliations(KStream<String, Reconciliation> rows) {
        rows.to(
                engine.topics().reconciliation().name(),
                Produced.<String, Reconciliation>with(
                                Serdes.String(), AvroSerde.value(engine.registry(), Reconciliation.getClassSchema()))
                        .withStreamPartitioner((topic, key, row, partitions) ->
                                Optional.of(Set.of(Topics.partitionOf(row.getSite(), partitions))))
                        .withName("publish-reconciliations"));
    }

    private void publishSites(KStream<KpiKey, KpiSnapshot> kpis) {
        kpis.to(engine.topics().kpis(ScopeType.SITE).name(), written("publish-site-kpis"));
    }

    private void publishScopes(KStream<KpiKey, KpiSnapshot> kpis) {
        kpis.to(
                (key, snapshot, context) ->
                        engine.topics().kpis(key.getScopeType()).name(),
                written("publish-scope-kpis"));
    }

    private Produced<KpiKey, KpiSnapshot> written(String node) {
        return Produced.<KpiKey, KpiSnapshot>with(
                        AvroSerde.key(engine.registry(), KpiKey.getClassSchema()),
                        AvroSerde.value(engine.registry(), KpiSnapshot.getClassSchema()))
                .withStreamPartitioner((topic, key, snapshot, partitions) ->
                        Optional.of(Set.of(Topics.partitionOf(key.getScopeId(), partitions))))
                .withName(node);
    }
}
