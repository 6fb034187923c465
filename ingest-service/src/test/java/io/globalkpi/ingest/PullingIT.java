package io.globalkpi.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.ingest.publish.WholeTopic;
import io.globalkpi.ingest.pull.SameTelling;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.event.OrderStatus;
import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.ingest.JobState;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.serde.TrustedRecords;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.standin.Buckets;
import io.globalkpi.standin.StandIn;
import io.globalkpi.standin.Truth;
import io.globalkpi.standin.Weather;
import io.globalkpi.standin.amazon.AmazonStandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connectors of two instances over a broker: jobs are applied, shared out, pulled page by page and taken over. */
class PullingIT {

    static {
        TrustedRecords.trust();
    }

    private static final int ACCOUNTS = 4;
    private static final int ORDERS = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Map<String, String> SETTINGS = Map.of(
            "INGEST_SEAL_KEY",
            "c3RhbmQtaW4gc2VhbCBrZXksIDMyIGJ5dGVzIGxvbmc=",
            "INGEST_CREDENTIAL_AMAZON",
            "{\"clientId\":\"" + AmazonStandIn.CLIENT_ID + "\",\"clientSecret\":\"" + AmazonStandIn.CLIENT_SECRET
                    + "\",\"refreshToken\":\"" + AmazonStandIn.REFRESH_TOKEN + "\"}");

    @TempDir
    private Path directory;

    private final Instant now = Instant.now().minus(Duration.ofMinutes(10));
    private final Truth truth = new Truth();
    private final List<StandIn> platforms = new ArrayList<>();

    @Test
    void shouldPublishTheTruthAndNoIntervalTwiceWhenAccountsMoveInTheMiddle() throws Exception {
        try (RunningIngest running = new RunningIngest(directory, site(0), SETTINGS)) {
            running.reference.apply(running.reference.plan(directory.resolve("base"), jobs()), "test", false);
            await("begun").atMost(PATIENCE).until(() -> checkpoints(running).size() > ACCOUNTS);
            try (IngestApp second = running.another("2")) {
                second.start();
                await("shared").atMost(PATIENCE).until(() -> owners(running).contains("2"));
            }
            await("all orders")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(orders(running)).hasSize(ACCOUNTS * ORDERS));

            assertThat(orders(running).values())
                    .usingElementComparator(SameTelling.butFor("observedAt", "rawRef"))
                    .containsExactlyInAnyOrderElementsOf(told());
            Set<String> seen = new HashSet<>();
            assertThat(checkpoints(running))
                    .allMatch(checkpoint -> seen.add(checkpoint.getJob() + " " + checkpoint.getPosition()));
            assertThat(running.keys(Topics.TOKENS)).contains("amazon/shop-0");
        } finally {
            platforms.forEach(StandIn::close);
        }
    }

    private static String site(int account) {
        return "amazon-us/shop-" + account;
    }

    private Path jobs() throws Exception {
        StringBuilder sites = new StringBuilder("sites:\n");
        StringBuilder jobs = new StringBuilder("jobs:\n");
        for (int account = 0; account < ACCOUNTS; account++) {
            sites.append("  - {id: " + site(account) + ", name: S, platform: amazon, market: US, currency: USD,"
                    + " zone: UTC, openedOn: 2020-01-01}\n");
            jobs.append("  - {id: orders-" + account + ", system: amazon, account: shop-" + account
                    + ", feed: orders, site: " + site(account) + ", schedule: PT5S, credential: amazon, settings: {"
                    + settings(account) + "}}\n");
        }
        Path files = Files.createDirectories(directory.resolve("jobs"));
        Files.writeString(
                files.resolve("company.yaml"), "company: {id: acme, reportingCurrency: EUR, zone: Europe/Berlin}");
        Files.writeString(files.resolve("sites.yaml"), sites);
        Files.writeString(files.resolve("jobs.yaml"), jobs);
        return files;
    }

    private String settings(int account) {
        tellOrders(site(account));
        AmazonStandIn amazon = new AmazonStandIn(
                truth,
                new AmazonStandIn.Shop(site(account), "ATVPDKIKX0DER", ZoneOffset.UTC, "US"),
                Clock.systemUTC(),
                Buckets.bottomless(Clock.systemUTC()));
        StandIn platform = StandIn.open(amazon, Weather.breakingEvery(37));
        platforms.add(platform);
        return "host.api: '" + platform.url() + "', host.auth: '" + platform.url()
                + "', page-size: '2', history: P2D, sweeps: '', rate.searchOrders: '1000 + 1/PT0.01S'";
    }

    private void tellOrders(String site) {
        for (int number = 0; number < ORDERS; number++) {
            Instant placed = now.minus(Duration.ofSeconds(60L * number));
            truth.tell(Order.newBuilder()
                    .setEntityId(site + "/" + number)
                    .setRevision(placed.toEpochMilli())
                    .setSite(site)
                    .setSource("amazon")
                    .setOccurredAt(placed)
                    .setObservedAt(placed)
                    .setOrderId(Integer.toString(number))
                    .setCurrency("USD")
                    .setStatus(OrderStatus.PAID)
                    .setPlatformStatus("UNSHIPPED")
                    .setLines(List.of(OrderLine.newBuilder()
                            .setLineId("1")
                            .setSku("MUG")
                            .setWarehouse("FBM")
                            .setQuantity(1)
                            .setUnits(1)
                            .setStatus(OrderStatus.PAID)
                            .setGrossMicros(1_000_000L * (1 + number % 50))
                            .build()))
                    .build());
        }
    }

    private List<Order> told() {
        List<Order> told = new ArrayList<>();
        for (int account = 0; account < ACCOUNTS; account++) {
            told.addAll(truth.shown(Order.class, site(account), Instant.now()));
        }
        return told;
    }

    private static List<Checkpoint> checkpoints(RunningIngest running) {
        return read(running, Topics.CHECKPOINTS, Checkpoint.class).stream()
                .filter(checkpoint -> checkpoint.getJob().startsWith("orders-"))
                .toList();
    }

    private static Map<String, Order> orders(RunningIngest running) {
        Map<String, Order> latest = new HashMap<>();
        read(running, EventKind.ORDERS.topic(), Order.class).forEach(order -> latest.put(order.getEntityId(), order));
        return latest;
    }

    private static Set<String> owners(RunningIngest running) {
        Map<String, String> owners = new HashMap<>();
        read(running, Topics.JOB_STATES, JobState.class)
                .forEach(state -> owners.put(state.getJob(), state.getInstance()));
        return new HashSet<>(owners.values());
    }

    private static <T extends SpecificRecord> List<T> read(RunningIngest running, String topic, Class<T> type) {
        AvroDeserializer<T> reader = new AvroDeserializer<>(
                running.registry, RunningIngest.TOPICS.topic(topic).value());
        List<T> records = new ArrayList<>();
        new WholeTopic(running.kafka)
                .read(topic, record -> records.add(type.cast(reader.deserialize(topic, record.value()))));
        return records;
    }
}
