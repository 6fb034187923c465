package io.globalkpi.alert.detect;

import io.globalkpi.alert.Samples;
import io.globalkpi.alert.SettableClock;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachKey;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;

/** The detection on a bench: snapshots of one site in, breaches out, both times set by hand. */
final class DetectionBench implements AutoCloseable {

    final SettableClock clock;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private ReferenceData reference;
    private TopologyTestDriver driver;
    private TestInputTopic<KpiKey, KpiSnapshot> kpis;
    private TestInputTopic<String, Feed> feeds;
    private TestOutputTopic<BreachKey, Breach> breaches;

    DetectionBench(Instant now, ReferenceData reference) {
        this.clock = new SettableClock(now);
        this.reference = reference;
        open();
    }

    private void open() {
        driver = new TopologyTestDriver(topology(), settings(), clock.instant());
        kpis = driver.createInputTopic(
                "kpi.by-site.v1",
                AvroSerde.<KpiKey>key(registry, KpiKey.getClassSchema()).serializer(),
                AvroSerde.<KpiSnapshot>value(registry, KpiSnapshot.getClassSchema())
                        .serializer());
        feeds = driver.createInputTopic(
                Topics.FEEDS,
                new StringSerializer(),
                AvroSerde.<Feed>value(registry, Feed.getClassSchema()).serializer());
        breaches = driver.createOutputTopic(
                Topics.BREACHES,
                AvroSerde.<BreachKey>key(registry, BreachKey.getClassSchema()).deserializer(),
                AvroSerde.<Breach>value(registry, Breach.getClassSchema()).deserializer());
    }

    private static Properties settings() {
        try {
            Properties settings = new Properties();
            settings.put("state.dir", Files.createTempDirectory("detection").toString());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Topology topology() {
        StreamsBuilder graph = new StreamsBuilder();
        new BreachDetection(registry, () -> reference, meters, clock).lay(graph, new Topics(1));
        return graph.build();
    }

    /** The site's return rate as of an instant, arriving at that instant. */
    List<String> see(Instant asOf, int returnedOfThousand) {
        clock.set(asOf);
        return arrive(Samples.returnsOfThousand(asOf, returnedOfThousand));
    }

    /** A snapshot that arrives now, whatever its business time. */
    List<String> arrive(KpiSnapshot row) {
        kpis.pipeInput(Samples.key(row), row);
        return told();
    }

    /** A day of a feed, told now. */
    void hear(Feed feed) {
        feeds.pipeInput(feed.getSite() + "|" + feed.getFeed() + "|" + feed.getDate(), feed);
    }

    List<String> wallClock(Instant now) {
        Duration passed = Duration.between(clock.instant(), now);
        clock.set(now);
        driver.advanceWallClockTime(passed);
        return told();
    }

    List<Breach> breachesAtTick() {
        driver.advanceWallClockTime(WatchKpis.TICK);
        return breaches.readValuesToList();
    }

    void apply(ReferenceData data) {
        reference = data;
    }

    /** Another instance takes over what was stored, as after a restart. */
    void restart() {
        List<KeyValue<String, Object>> watches = stored(WatchKpis.STORE);
        List<KeyValue<String, Object>> feedDays = stored(WatchKpis.FEEDS);
        List<KeyValue<String, Object>> dayRows = stored(WatchKpis.DAYS);
        driver.close();
        open();
        watches.forEach(entry -> driver.getKeyValueStore(WatchKpis.STORE).put(entry.key, entry.value));
        dayRows.forEach(entry -> driver.getKeyValueStore(WatchKpis.DAYS).put(entry.key, entry.value));
        feedDays.forEach(entry -> driver.getKeyValueStore(WatchKpis.FEEDS).put(entry.key, entry.value));
    }

    private List<KeyValue<String, Object>> stored(String store) {
        List<KeyValue<String, Object>> stored = new ArrayList<>();
        try (var all = driver.<String, Object>getKeyValueStore(store).all()) {
            all.forEachRemaining(stored::add);
        }
        return stored;
    }

    private List<String> told() {
        return breaches.readValuesToList().stream().map(DetectionBench::inWords).toList();
    }

    List<KeyValue<BreachKey, Breach>> breachesOf(KpiSnapshot row) {
        kpis.pipeInput(Samples.key(row), row);
        return breaches.readKeyValuesToList();
    }

    double count(String name) {
        return meters.get(name).counter().count();
    }

    private static String inWords(Breach breach) {
        return "%s %s since %tR at %tR #%d%s"
                .formatted(
                        breach.getState(),
                        breach.getLevel(),
                        breach.getSince().atZone(java.time.ZoneOffset.UTC),
                        breach.getAt().atZone(java.time.ZoneOffset.UTC),
                        breach.getSequence(),
                        breach.getHistoric() ? " historic" : "");
    }

    @Override
    public void close() {
        driver.close();
    }
}
