package io.globalkpi.local.trace;

import io.globalkpi.local.read.RecordDecoder;
import io.globalkpi.local.read.TopicReader;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.AvroSerializer;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what is wrong over what is right, as a fault or a foe would. */
public final class Corruption {

    private static final long A_LONG_TIME = Duration.ofDays(10_000).toMillis();

    private final String bootstrap;
    private final SchemaRegistry registry;

    public Corruption(String bootstrap, String registryUrl) {
        this.bootstrap = bootstrap;
        this.registry = ConfluentSchemaRegistry.of(registryUrl);
    }

    /** One more in the numerator of the first KPI of the last snapshot of such a key. */
    public KpiKey spoilSnapshot(Predicate<KpiKey> which) {
        AtomicReference<KpiKey> spoiled = new AtomicReference<>();
        overwrite(
                Topics.kpisBy(ScopeType.SITE),
                KpiSnapshot.class,
                (decoder, record) -> {
                    KpiKey key = decoder.key(record.key(), KpiKey.class);
                    spoiled.set(which.test(key) ? key : spoiled.get());
                    return which.test(key);
                },
                Corruption::oneMore);
        return Objects.requireNonNull(spoiled.get());
    }

    private static SpecificRecord oneMore(KpiSnapshot right) {
        KpiValue first = right.getKpis().get(0);
        KpiValue wrong = KpiValue.newBuilder(first)
                .setNumerator(first.getNumerator().add(BigDecimal.ONE))
                .build();
        List<KpiValue> kpis = new ArrayList<>(right.getKpis());
        kpis.set(0, wrong);
        return KpiSnapshot.newBuilder(right).setKpis(kpis).build();
    }

    /** A later revision of the last such order, with one unit more, that no raw record stands for. */
    public Order spoilOrder(Predicate<Order> which) {
        AtomicReference<Order> spoiled = new AtomicReference<>();
        overwrite(
                EventKind.ORDERS.topic(),
                Order.class,
                (decoder, record) -> {
                    Order order = decoder.value(record.value(), Order.class);
                    spoiled.set(which.test(order) ? order : spoiled.get());
                    return which.test(order);
                },
                Corruption::oneUnitMore);
        return Objects.requireNonNull(spoiled.get());
    }

    private static SpecificRecord oneUnitMore(Order right) {
        OrderLine first = right.getLines().get(0);
        OrderLine wrong =
                OrderLine.newBuilder(first).setUnits(first.getUnits() + 1).build();
        List<OrderLine> lines = new ArrayList<>(right.getLines());
        lines.set(0, wrong);
        return Order.newBuilder(right)
                .setLines(lines)
                .setRevision(right.getRevision() + A_LONG_TIME)
                .build();
    }

    private interface Choice {
        boolean takes(RecordDecoder decoder, ConsumerRecord<byte[], byte[]> record);
    }

    private <T extends SpecificRecord> void overwrite(
            String topic, Class<T> type, Choice choice, Function<T, SpecificRecord> spoiling) {
        RecordDecoder decoder = new RecordDecoder(new Topics(Topics.DEFAULT_PARTITIONS).topic(topic), registry);
        AtomicReference<ConsumerRecord<byte[], byte[]>> last = new AtomicReference<>();
        try (TopicReader reader = new TopicReader(bootstrap)) {
            reader.read(reader.partitions(topic), record -> {
                if (record.value() != null && choice.takes(decoder, record)) {
                    last.set(record);
                }
            });
        }
        ConsumerRecord<byte[], byte[]> right = Objects.requireNonNull(last.get(), "nothing to spoil");
        SpecificRecord wrong = spoiling.apply(decoder.value(right.value(), type));
        byte[] bytes = new AvroSerializer<>(registry, wrong.getSchema(), false).serialize(topic, wrong);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, right.partition(), right.key(), bytes));
        }
    }
}
