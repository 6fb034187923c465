package io.globalkpi.alert.route;

import io.globalkpi.alert.shelf.StoreShelf;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachKey;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeKey;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Turns changes of breaches, and answers to them, into notices, and looks every {@link #TICK} at what time calls for: that is wall clock. */
final class PlanNotices implements ProcessorSupplier<BreachKey, News, NoticeKey, Notice> {

    static final Duration TICK = Duration.ofSeconds(10);

    private static final String BREACHES = "open-breaches";
    private static final String TELLINGS = "tellings";
    private static final String ELSEWHERE = "breaches-elsewhere";

    private final SchemaRegistry registry;
    private final Supplier<ReferenceData> reference;
    private final MeterRegistry meters;
    private final Clock clock;

    PlanNotices(SchemaRegistry registry, Supplier<ReferenceData> reference, MeterRegistry meters, Clock clock) {
        this.registry = registry;
        this.reference = reference;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Processor<BreachKey, News, NoticeKey, Notice> get() {
        return new Gate();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(BREACHES),
                                Serdes.String(),
                                this.<Breach>as(Topics.BREACHES, Breach.getClassSchema()))
                        .withCachingEnabled(),
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(ELSEWHERE),
                                Serdes.String(),
                                this.<Breach>as(Topics.BREACHES, Breach.getClassSchema()))
                        .withCachingEnabled(),
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(TELLINGS),
                                Serdes.String(),
                                this.<Notice>as(Topics.NOTICES, Notice.getClassSchema()))
                        .withCachingEnabled());
    }

    /** Stored with the schema as registered for the topic, so that a later release reads what this one stored. */
    private <V extends SpecificRecord> Serde<V> as(String topic, Schema schema) {
        AvroSerde<V> serde = AvroSerde.value(registry, schema);
        Serializer<V> serializer = serde.serializer();
        Deserializer<V> deserializer = serde.deserializer();
        return Serdes.serdeFrom(
                (store, value) -> value == null ? null : serializer.serialize(topic, value),
                (store, bytes) -> bytes == null ? null : deserializer.deserialize(topic, bytes));
    }

    private final class Gate extends ContextualProcessor<BreachKey, News, NoticeKey, Notice> {

        private Planner planner;

        @Override
        public void init(ProcessorContext<NoticeKey, Notice> context) {
            super.init(context);
            KeyValueStore<String, Breach> breaches = context.getStateStore(BREACHES);
            KeyValueStore<String, Notice> tellings = context.getStateStore(TELLINGS);
            KeyValueStore<String, Breach> elsewhere = context.getStateStore(ELSEWHERE);
            planner = new Planner(
                    new Directory(reference),
                    new Standing(new StoreShelf<>(breaches), new StoreShelf<>(tellings), new StoreShelf<>(elsewhere)),
                    new AnswerCounters(meters),
                    clock,
                    this::publish);
            context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> planner.tick());
        }

        @Override
        public void process(Record<BreachKey, News> record) {
            record.value().meet(planner);
        }

        private void publish(Notice notice) {
            long published = clock.instant().toEpochMilli();
            context().forward(new Record<>(new NoticeKey(notice.getNotice()), notice, published));
        }
    }
}
