package io.globalkpi.bench.measure;

import io.globalkpi.bench.mix.Truth;
import io.globalkpi.bench.mix.Truth.Reach;
import io.globalkpi.bench.mix.Truth.Total;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.ConfluentSchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Whether the newest value of every scope and window is what the generator summed up. Only committed values are read, all of them.
 */
final class Verification {

    private static final int SHOWN = 5;
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    /** Days before the end of every input that a window holds whole, whatever the zone; it says the sum of inputs no longer than that. */
    private static final Map<String, Integer> DAYS =
            Map.of("7d", 6, "30d", 29, "60d", 59, "90d", 89, "month", 15, "quarter", 76, "year", 166);

    private record Place(ScopeType type, String scope, String window) {}

    private final Map<String, Reach> windows = new HashMap<>(Map.of("1h", Reach.LAST_HOUR, "24h", Reach.LAST_24_HOURS));

    /** Newest telling of the newest step: the place of the record decides, later offsets replace earlier ones. */
    private final Map<Place, KpiSnapshot> newest = new HashMap<>();

    private final List<String> differences = new ArrayList<>();
    private long records;
    private long bytes;
    private int checks;
    private int wrong;

    private Verification(Truth truth) {
        DAYS.forEach((window, days) -> {
            if (truth.isWithin(days)) {
                windows.put(window, Reach.WHOLE_INPUT);
            }
        });
    }

    static Verification of(Cluster cluster, Truth truth) {
        Verification verification = new Verification(truth);
        for (ScopeType type : ScopeType.values()) {
            verification.read(cluster, type);
        }
        verification.compare(truth);
        return verification;
    }

    private void read(Cluster cluster, ScopeType type) {
        AvroDeserializer<KpiSnapshot> format =
                new AvroDeserializer<>(ConfluentSchemaRegistry.of(cluster.registry()), KpiSnapshot.getClassSchema());
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                cluster.bootstrap(),
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                "max.poll.records",
                5_000);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> parts = consumer.partitionsFor(Topics.kpisBy(type)).stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(parts);
            consumer.seekToBeginning(parts);
            Map<TopicPartition, Long> ends = consumer.endOffsets(parts);
            while (parts.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    records++;
                    bytes += record.serializedKeySize() + record.serializedValueSize();
                    take(format.deserialize(record.topic(), record.value()));
                }
            }
        }
    }

    private void take(@Nullable KpiSnapshot snapshot) {
        if (snapshot != null && windows.containsKey(snapshot.getWindow())) {
            newest.merge(
                    new Place(snapshot.getScopeType(), snapshot.getScopeId(), snapshot.getWindow()),
                    snapshot,
                    (before, now) -> now.getWindowEnd().isBefore(before.getWindowEnd()) ? before : now);
        }
    }

    private void compare(Truth truth) {
        for (ScopeType type : ScopeType.values()) {
            for (String scope : truth.ids(type)) {
                int before = checks;
                windows.forEach((window, reach) -> {
                    KpiSnapshot snapshot = newest.get(new Place(type, scope, window));
                    if (snapshot != null) {
                        snapshot.getKpis().forEach(value -> compare(snapshot, value, reach, truth));
                    }
                });
                if (before == checks) {
                    differ(type + " " + scope + " was never published");
                }
            }
        }
    }

    private void compare(KpiSnapshot snapshot, KpiValue value, Reach reach, Truth truth) {
        switch (value.getKpi()) {
            case "orders" -> compare(snapshot, "orders", value.getNumerator(), reach, Total.ORDERS, truth);
            case "units" -> compare(snapshot, "units", value.getNumerator(), reach, Total.UNITS, truth);
            case "gmv" -> compareMoney(snapshot, "gmv", value.getNumerator(), reach, Total.GROSS_MICRO_DOLLARS, truth);
            case "return_rate" ->
                compare(snapshot, "returned units", value.getNumerator(), reach, Total.UNITS_RETURNED, truth);
            case "roas" ->
                compareMoney(snapshot, "ad spend", value.getDenominator(), reach, Total.AD_SPEND_MICRO_DOLLARS, truth);
            case "conversion" -> compare(snapshot, "sessions", value.getDenominator(), reach, Total.SESSIONS, truth);
            default -> {
                // no control total stands in this one
            }
        }
    }

    private void compareMoney(
            KpiSnapshot snapshot, String what, @Nullable BigDecimal shown, Reach reach, Total total, Truth truth) {
        compare(snapshot, what, shown == null ? null : shown.multiply(MICROS), reach, total, truth);
    }

    private void compare(
            KpiSnapshot snapshot, String what, @Nullable BigDecimal shown, Reach reach, Total total, Truth truth) {
        BigDecimal right = BigDecimal.valueOf(truth.of(snapshot.getScopeType(), snapshot.getScopeId(), reach, total));
        checks++;
        if (shown == null || shown.compareTo(right) != 0) {
            differ("%s %s %s to %s: %s is %s, was told %s"
                    .formatted(
                            snapshot.getScopeType(),
                            snapshot.getScopeId(),
                            snapshot.getWindow(),
                            snapshot.getWindowEnd(),
                            what,
                            shown,
                            right));
        }
    }

    private void differ(String what) {
        wrong++;
        if (differences.size() < SHOWN) {
            differences.add(what);
        }
    }

    long records() {
        return records;
    }

    double bytesPerRecord() {
        return records == 0 ? 0 : (double) bytes / records;
    }

    int checks() {
        return checks;
    }

    int wrong() {
        return wrong;
    }

    List<String> differences() {
        return differences;
    }
}
