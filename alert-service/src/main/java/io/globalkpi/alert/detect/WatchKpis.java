package io.globalkpi.alert.detect;

import io.globalkpi.alert.shelf.StoreShelf;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachKey;
import io.globalkpi.schemas.ingest.Feed;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Turns snapshots into changes of breach episodes.
 *
 * <p>Business time is the snapshot's. The wall clock ends holds that no snapshot ends, and only for scopes that have been
 * quiet for {@link #QUIET}: while snapshots arrive they decide by themselves, in their own time.
 */
final class WatchKpis implements ProcessorSupplier<String, Arrival, BreachKey, Breach> {

    static final String STORE = "watches";
    static final String FEEDS = "feed-days";
    static final String DAYS = "day-rows";
    static final Duration TICK = Duration.ofSeconds(5);
    static final Duration QUIET = Duration.ofSeconds(30);

    private final SchemaRegistry registry;
    private final Supplier<ReferenceData> reference;
    private final MeterRegistry meters;
    private final Clock clock;

    WatchKpis(SchemaRegistry registry, Supplier<ReferenceData> reference, MeterRegistry meters, Clock clock) {
        this.registry = registry;
        this.reference = reference;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Processor<String, Arrival, BreachKey, Breach> get() {
        return new Gate();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(STORE), Serdes.String(), new WardSerde(registry))
                        .withCachingEnabled(),
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(FEEDS),
                                Serdes.String(),
                                AvroSerde.<Feed>value(registry, Feed.getClassSchema()))
                        .withCachingEnabled(),
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(DAYS), Serdes.String(), new DayNumbersSerde(registry))
                        .withCachingEnabled());
    }

    private final class Gate extends ContextualProcessor<String, Arrival, BreachKey, Breach> {

        private Watcher watcher;
        private GapWatcher gaps;
        private Timekeeper timekeeper;

        @Override
        public void init(ProcessorContext<BreachKey, Breach> context) {
            super.init(context);
            KeyValueStore<String, Ward> store = context.getStateStore(STORE);
            KeyValueStore<String, Feed> feeds = context.getStateStore(FEEDS);
            World world = new World(reference);
            Watches watches = new Watches(new StoreShelf<>(store), clock);
            KeyValueStore<String, DayNumbers> rows = context.getStateStore(DAYS);
            Days days = new Days(world, new StoreShelf<>(rows));
            DetectionCounters counters = new DetectionCounters(meters);
            Judge judge = new Judge(world, counters, clock, this::publish);
            gaps = new GapWatcher(world, new Feeds(new StoreShelf<>(feeds)), watches, judge, clock);
            watcher = new Watcher(world, new Watcher.Memory(watches, days), counters, judge, gaps, clock);
            timekeeper = new Timekeeper(world, watches, judge, gaps, clock);
            context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> tick());
        }

        @Override
        public void process(Record<String, Arrival> record) {
            record.value().meet(watcher, gaps);
        }

        private void tick() {
            gaps.tick();
            Instant quietSince = clock.instant().minus(QUIET);
            timekeeper.tick(watcher.wasRetoldAfter(quietSince) ? Instant.MIN : quietSince);
        }

        /** Kafka timestamps are publication time; business time is in the record. */
        private void publish(Breach breach) {
            Instant published = clock.instant();
            context().forward(new Record<>(Telling.key(breach), breach, published.toEpochMilli()));
        }
    }
}
