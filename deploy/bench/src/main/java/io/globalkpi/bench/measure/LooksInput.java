package io.globalkpi.bench.measure;

import io.globalkpi.bench.mix.Looks;
import io.globalkpi.bench.mix.Mix;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A cluster that holds KPI values and the rules that look at them, with kpi-streams' topic, keys, partitions and encoding. */
public final class LooksInput {

    private LooksInput() {}

    /** @param kpis file of the KPI definitions that ship */
    public static Cluster publish(Looks looks, Path kpis, Path directory)
            throws InterruptedException, ExecutionException, IOException {
        Cluster cluster = Cluster.start(directory);
        looks.writeRules(directory.resolve(Cluster.REFERENCE));
        cluster.introduce(looks.sites(), Mix.END, kpis);
        ConfluentSchemaRegistry registry = ConfluentSchemaRegistry.of(cluster.registry());
        String topic = Topics.kpisBy(ScopeType.SITE);
        try (KafkaProducer<KpiKey, KpiSnapshot> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        cluster.bootstrap(),
                        "acks",
                        "all",
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        20,
                        "batch.size",
                        128 << 10),
                AvroSerde.<KpiKey>key(registry, KpiKey.getClassSchema()).serializer(),
                AvroSerde.<KpiSnapshot>value(registry, KpiSnapshot.getClassSchema())
                        .serializer())) {
            looks.each(row -> producer.send(new ProducerRecord<>(
                    topic,
                    Cluster.topics().partitionOf(row.getScopeId()),
                    new KpiKey(row.getScopeType(), row.getScopeId(), row.getWindow(), row.getWindowEnd()),
                    row)));
        }
        return cluster;
    }
}
