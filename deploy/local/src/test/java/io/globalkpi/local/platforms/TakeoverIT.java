package io.globalkpi.local.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.ingest.publish.WholeTopic;
import io.globalkpi.ingest.pull.SameTelling;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.ingest.JobState;
import io.globalkpi.schemas.serde.AvroDeserializer;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.EventKind;
import io.globalkpi.schemas.topic.Topics;
import io.globalkpi.streams.ledger.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three instances on one broker share the accounts; one dies in the middle and the others go on where it stopped. */
class TakeoverIT {

    private static final int SHOPS = 6;
    private static final int ORDERS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path directory;

    private World world;

    @Test
    void shouldPublishTheTruthAndNoIntervalTwiceWhenOneOfThreeIsKilled() throws Exception {
        try (World opened = World.open(directory);
                AmazonShops shops = new AmazonShops(SHOPS, ORDERS);
                Instances instances = new Instances(List.of("1", "2", "3"), environment(opened, shops), directory)) {
            world = opened;
            shops.pages().upTo(3);
            ReferenceData reference = world.apply(shops.reference(directory));
            awaitThat("all three share", this::isShared);
            shops.pages().upTo(ORDERS / 2);
            awaitThat("all are in the middle", () -> checkpoints().size() > SHOPS * ORDERS / 4);
            var killed = atWork().entrySet().iterator().next();
            instances.kill(killed.getKey());
            Set<String> takenOver = killed.getValue();
            shops.pages().upTo(Integer.MAX_VALUE);
            awaitThat("all orders", () -> latest(orders()).size() == SHOPS * ORDERS);
            awaitThat("what overlaps is pulled again", () -> repeats().keySet().containsAll(takenOver));
            shops.pages().upTo(0);

            shouldBeTheTruth(shops, reference);
            shouldHaveCommittedNoIntervalTwice();
        }
    }

    private void shouldBeTheTruth(AmazonShops shops, ReferenceData reference) {
        List<Order> told = orders();
        assertThat(latest(told).values())
                .usingElementComparator(SameTelling.butFor("observedAt", "rawRef"))
                .containsExactlyInAnyOrderElementsOf(shops.shown());
        BookedOrders booked = new BookedOrders(told, reference);
        int again = told.size() - SHOPS * ORDERS;
        assertThat(booked.verdicts())
                .containsExactlyInAnyOrderEntriesOf(Map.of(Verdict.FIRST, SHOPS * ORDERS, Verdict.DUPLICATE, again));
        assertThat(booked.sums()).isEqualTo(new BookedOrders(shops.shown(), reference).sums());
    }

    /** Each interval has a checkpoint of its own, and together they hold every order that was published, no more and no less. */
    private void shouldHaveCommittedNoIntervalTwice() {
        awaitThat("what is under way is committed", () -> published().equals(accounted()));
        Set<String> seen = new HashSet<>();
        Map<String, Long> records = new HashMap<>();
        assertThat(checkpoints())
                .allMatch(checkpoint -> seen.add(checkpoint.getJob() + " " + checkpoint.getPosition()))
                .allMatch(checkpoint -> Optional.ofNullable(records.put(checkpoint.getJob(), checkpoint.getRecords()))
                                .orElse(0L)
                        <= checkpoint.getRecords());
    }

    /** How often orders were told that had been told before, by job; those with none are not there. */
    private Map<String, Long> repeats() {
        Map<String, Long> repeats = published();
        latest(orders()).values().forEach(order -> repeats.merge(job(order), -1L, Long::sum));
        repeats.values().removeIf(times -> times == 0);
        return repeats;
    }

    private Map<String, Long> published() {
        return orders().stream().collect(Collectors.groupingBy(TakeoverIT::job, Collectors.counting()));
    }

    /** How many orders the checkpoints say were published. */
    private Map<String, Long> accounted() {
        Map<String, Long> records = new HashMap<>();
        checkpoints().forEach(checkpoint -> records.put(checkpoint.getJob(), checkpoint.getRecords()));
        return records;
    }

    private static String job(Order order) {
        return "orders-" + order.getSite().substring(order.getSite().indexOf('/') + 1);
    }

    /** Sessions end soon, so that little time is spent on waiting. */
    private Map<String, String> environment(World opened, AmazonShops shops) {
        Map<String, String> environment = opened.environment();
        environment.putAll(shops.environment());
        environment.put("INGEST_API_KEY_FILE", directory.resolve("api-key").toString());
        environment.put("KAFKA_SESSION_TIMEOUT_MS", "3000");
        environment.put("KAFKA_HEARTBEAT_INTERVAL_MS", "700");
        return environment;
    }

    private static void awaitThat(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(300))
                .until(condition);
    }

    private boolean isShared() throws Exception {
        try (Admin admin = Admin.create(world.kafka())) {
            return admin
                            .describeConsumerGroups(List.of("globalkpi-pull"))
                            .all()
                            .get()
                            .get("globalkpi-pull")
                            .members()
                            .stream()
                            .filter(member ->
                                    !member.assignment().topicPartitions().isEmpty())
                            .count()
                    == 3;
        } catch (ExecutionException e) {
            return false; // no such group yet
        }
    }

    /**
     * Jobs that have begun and are not through, by the instance that told of them last. On a busy machine one may have been taken for
     * dead for a moment, and have none.
     */
    private Map<String, Set<String>> atWork() {
        Set<String> unfinished = unfinished();
        Map<String, String> owners = owners();
        owners.keySet().retainAll(unfinished);
        return owners.keySet().stream().collect(Collectors.groupingBy(owners::get, Collectors.toSet()));
    }

    private Set<String> unfinished() {
        Map<String, Checkpoint> latest = new HashMap<>();
        checkpoints().forEach(checkpoint -> latest.put(checkpoint.getJob(), checkpoint));
        return latest.values().stream()
                .filter(checkpoint -> !checkpoint.getFinished())
                .map(Checkpoint::getJob)
                .collect(Collectors.toSet());
    }

    private List<Checkpoint> checkpoints() {
        return read(Topics.CHECKPOINTS, Checkpoint.class).stream()
                .filter(checkpoint -> checkpoint.getJob().startsWith("orders-"))
                .toList();
    }

    /** Who told of a job last. */
    private Map<String, String> owners() {
        Map<String, String> owners = new HashMap<>();
        read(Topics.JOB_STATES, JobState.class).forEach(state -> owners.put(state.getJob(), state.getInstance()));
        return owners;
    }

    private List<Order> orders() {
        return read(EventKind.ORDERS.topic(), Order.class);
    }

    private static Map<String, Order> latest(List<Order> orders) {
        return orders.stream().collect(Collectors.toMap(Order::getEntityId, order -> order, (old, young) -> young));
    }

    private <T extends SpecificRecord> List<T> read(String topic, Class<T> type) {
        AvroDeserializer<T> reader = new AvroDeserializer<>(
                world.registry(), World.TOPICS.topic(topic).value());
        List<T> records = new ArrayList<>();
        new WholeTopic(world.kafka())
                .read(topic, record -> records.add(type.cast(reader.deserialize(topic, record.value()))));
        return records;
    }

    /** The processes of the service. */
    private static final class Instances implements AutoCloseable {

        private final Map<String, IngestProcess> running;

        Instances(List<String> names, Map<String, String> environment, Path logs) {
            running = names.stream()
                    .collect(Collectors.toMap(name -> name, name -> IngestProcess.start(name, environment, logs)));
        }

        void kill(String name) throws InterruptedException {
            running.get(name).kill();
        }

        @Override
        public void close() {
            running.values().forEach(IngestProcess::close);
        }
    }
}
