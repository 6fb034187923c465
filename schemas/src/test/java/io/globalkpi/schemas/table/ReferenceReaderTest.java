package io.globalkpi.schemas.table;

import static io.globalkpi.schemas.topic.Topics.MANIFEST;
import static io.globalkpi.schemas.topic.Topics.OWNERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.globalkpi.schemas.reference.Manifest;
import io.globalkpi.schemas.reference.Owner;
import io.globalkpi.schemas.reference.OwnerKind;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.serde.SchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReferenceReaderTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SchemaRegistry registry = new InMemorySchemaRegistry();
    private final Topics topics = new Topics(2);
    private final ReferenceTopicsFake log = new ReferenceTopicsFake(registry, topics);
    private final ReferenceReader reader = new ReferenceReader(log::log, () -> new ReferenceRows(registry, topics));
    private final List<ReferenceData> seen = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        reader.close();
    }

    private void startReading() {
        log.create();
        reader.start(seen::add);
        await().until(log::isRead);
    }

    private static Manifest manifest(long version) {
        return Manifest.newBuilder()
                .setVersion(version)
                .setAppliedAt(NOON)
                .setReportingCurrency("EUR")
                .setZone("Europe/Berlin")
                .setFingerprint("f" + version)
                .build();
    }

    private static Owner owner(String name) {
        return Owner.newBuilder()
                .setOwner("lin")
                .setName(name)
                .setKind(OwnerKind.PERSON)
                .setFrom(LocalDate.of(2026, 1, 1))
                .build();
    }

    private List<String> names(ReferenceData data) {
        return data.rows(OWNERS, Owner.class).stream().map(Owner::getName).toList();
    }

    @Test
    void shouldHandOutTheRowsOfAManifest() {
        startReading();
        log.publish(OWNERS, "lin|2026-01-01", owner("Lin"));
        log.publish(MANIFEST, "manifest", manifest(1));

        await().until(() -> reader.current().isPresent());

        assertThat(reader.current().orElseThrow().version()).isEqualTo(1);
        assertThat(names(reader.current().orElseThrow())).containsExactly("Lin");
        await().until(() -> reader.trouble().isEmpty());
        assertThat(seen).containsExactly(reader.current().orElseThrow());
    }

    @Test
    void shouldWaitForRowsThatAreWrittenButNotCommitted() {
        startReading();
        var row = log.written(OWNERS, "lin|2026-01-01", owner("Lin"));
        log.publish(MANIFEST, "manifest", manifest(1));

        await().until(() -> reader.trouble().orElse("").contains("not all committed yet"));
        assertThat(reader.current()).isEmpty();

        log.commit(row);
        await().until(() -> reader.current().isPresent());
        assertThat(names(reader.current().orElseThrow())).containsExactly("Lin");
    }

    @Test
    void shouldKeepRowsWithoutAManifestForTheNext() {
        startReading();
        log.publish(OWNERS, "lin|2026-01-01", owner("Lin"));
        log.publish(MANIFEST, "manifest", manifest(1));
        await().until(() -> seen.size() == 1);

        log.publish(OWNERS, "lin|2026-01-01", owner("Lin Wei"));
        log.publish(MANIFEST, "manifest", manifest(2));
        await().until(() -> seen.size() == 2);

        assertThat(names(seen.get(0))).containsExactly("Lin");
        assertThat(names(seen.get(1))).containsExactly("Lin Wei");
    }

    @Test
    void shouldForgetARowThatIsDeleted() {
        startReading();
        log.publish(OWNERS, "lin|2026-01-01", owner("Lin"));
        log.publish(OWNERS, "lin|2026-01-01", null);
        log.publish(MANIFEST, "manifest", manifest(1));

        await().until(() -> seen.size() == 1);

        assertThat(names(seen.get(0))).isEmpty();
    }

    @Test
    void shouldSkipASpoiledRowAndNameIt() {
        startReading();
        log.commit(log.written(OWNERS, "spoiled", new byte[] {0, 0, 0, 0, 99, 1}));
        log.publish(OWNERS, "lin|2026-01-01", owner("Lin"));
        log.publish(MANIFEST, "manifest", manifest(1));

        await().until(() -> seen.size() == 1);

        assertThat(names(seen.get(0))).containsExactly("Lin");
        await().untilAsserted(() -> assertThat(reader.trouble())
                .hasValueSatisfying(words -> assertThat(words)
                        .startsWith("1 reference row(s) cannot be read")
                        .contains("reference.owners.v1 key spoiled, offset 0", "no schema with id 99")));
    }

    @Test
    void shouldForgetTheTroubleWhenTheSpoiledRowIsReplaced() {
        startReading();
        log.commit(log.written(OWNERS, "lin|2026-01-01", new byte[] {7}));
        log.publish(MANIFEST, "manifest", manifest(1));
        await().until(() -> reader.trouble().orElse("").contains("not in the Confluent wire format"));

        log.publish(OWNERS, "lin|2026-01-01", owner("Lin"));

        await().until(() -> reader.trouble().isEmpty());
    }

    @Test
    void shouldSayWhichTopicsAreMissingAndGoOnTrying() {
        reader.start(seen::add);

        await().until(() -> reader.trouble().orElse("").contains("reference.sites.v1"));

        assertThat(reader.current()).isEmpty();
        assertThat(reader.trouble().orElseThrow()).contains("not there yet");
    }

    @Test
    void shouldSayThatNothingIsApplied() {
        startReading();

        await().until(() -> reader.trouble().orElse("").contains("no reference data is applied yet"));
    }

    @Test
    void shouldTellAReceiverAgainThatFailed() {
        log.create();
        ReferenceReader failing = new ReferenceReader(freshLogs(), () -> new ReferenceRows(registry, topics));
        failing.start(data -> {
            seen.add(data);
            if (seen.size() == 1) {
                throw new IllegalStateException("no room");
            }
        });

        await().atMost(Duration.ofSeconds(20)).until(() -> seen.size() == 2);
        failing.close();
    }

    /** Every opening finds the same manifest. */
    private Supplier<ReferenceLog> freshLogs() {
        return () -> {
            ReferenceTopicsFake fresh = new ReferenceTopicsFake(registry, topics);
            fresh.create();
            fresh.publishOnceRead(MANIFEST, "manifest", manifest(1));
            return fresh.log();
        };
    }

    @Test
    void shouldCloseWhatItOpened() {
        startReading();

        reader.close();

        assertThat(log.isLeft()).isTrue();
    }

    @Test
    void shouldStopWithinTwoSecondsWithoutABroker() {
        Map<String, Object> nobody = Map.of("bootstrap.servers", "127.0.0.1:1");
        ReferenceReader lonely = new ReferenceReader(nobody, registry, topics);
        lonely.start(seen::add);

        long begin = System.nanoTime();
        lonely.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void shouldBeStartedOnce() {
        startReading();

        assertThatThrownBy(() -> reader.start(seen::add)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldSayWhatABrokerAnswered() {
        ReferenceReader refused = new ReferenceReader(
                () -> {
                    throw new KafkaException("not authorized");
                },
                () -> new ReferenceRows(registry, topics));
        refused.start(seen::add);

        await().until(() -> refused.trouble().orElse("").contains("not authorized"));
        refused.close();
    }
}
