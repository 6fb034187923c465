package io.globalkpi.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.alert.backtest.Backtest;
import io.globalkpi.alert.backtest.Passage;
import io.globalkpi.alert.backtest.Span;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.topic.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several instances are one service: every breach once, every notice once, whoever comes, goes or dies. */
@Timeout(300)
class SeveralInstancesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final List<String> SITES =
            IntStream.rangeClosed(1, 8).mapToObj(i -> "site-" + i).toList();

    private final Topics topics = new Topics(AlertInstance.PARTITIONS);
    private final Instant now = Instant.now();
    private final List<String> first = new CopyOnWriteArrayList<>();
    private final List<String> third = new CopyOnWriteArrayList<>();

    @TempDir
    Path dir;

    private TestBroker broker;
    private Upstream upstream;

    @BeforeEach
    void startBroker() throws Exception {
        broker = TestBroker.start();
        broker.ensure(topics.all());
        upstream = new Upstream(broker.bootstrap(), AlertInstance.registry(), AlertInstance.PARTITIONS);
        upstream.apply(Stream.<SpecificRecord>concat(
                        Stream.of(Samples.returnRateRule()), SITES.stream().map(SeveralInstancesIT::desk))
                .toList());
    }

    @AfterEach
    void stopBroker() throws Exception {
        upstream.close();
        broker.close();
    }

    @Test
    void shouldTellEachOnceWhoeverComesGoesOrDies() throws Exception {
        AlertApp stays = start("first", first);
        Process dies = startProcess();
        try {
            awaitInstances(2);
            publish(6, 40);
            publish(4, 40);
            awaitSent(SITES.size());
            assertThat(first).isNotEmpty();
            assertThat(second()).isNotEmpty();

            publish(3, 10);
            assertThat(dies.waitFor(60, TimeUnit.SECONDS)).isTrue();
            awaitSent(2 * SITES.size());

            try (AlertApp comes = start("third", third)) {
                awaitInstances(2);
                stays.close();
                publish(2, 40);
                publish(0, 40);
                awaitSent(3 * SITES.size());
            }
        } finally {
            dies.destroyForcibly();
            stays.close();
        }
        assertThat(third).hasSize(SITES.size());
        assertEachBreachOnce();
        assertEachNoticeOnceButRepeatsThatAreMarked();
        assertReplayTellsTheSameBreaches();
    }

    /**
     * The recorded topic through the rules again, hours later by another clock, comes to the same bytes. Of what depends on
     * the wall clock (historic, data gaps, ends of rules that went) nothing happens here.
     */
    private void assertReplayTellsTheSameBreaches() {
        Span span = new Span(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)), Instant.EPOCH);
        Backtest backtest = new Backtest(span, Samples.reference(Samples.returnRateRule()));
        Passage passage = backtest.passage();
        this.<KpiSnapshot>committed(Topics.kpisBy(ScopeType.SITE), KpiSnapshot.getClassSchema())
                .forEach(row -> passage.take(Samples.key(row), row, row.getPublishedAt()));

        assertThat(bytes(backtest.outcomes().get(0).breaches()))
                .containsExactlyInAnyOrderElementsOf(
                        bytes(this.<Breach>committed(Topics.BREACHES, Breach.getClassSchema())));
    }

    private static List<ByteBuffer> bytes(List<Breach> breaches) {
        return breaches.stream()
                .map(breach ->
                        ByteBuffer.wrap(AvroSerde.<Breach>value(AlertInstance.registry(), Breach.getClassSchema())
                                .serializer()
                                .serialize(Topics.BREACHES, breach)))
                .toList();
    }

    private void assertEachBreachOnce() {
        assertThat(this.<Breach>committed(Topics.BREACHES, Breach.getClassSchema()))
                .hasSize(3 * SITES.size())
                .doesNotHaveDuplicates()
                .extracting(Breach::getState)
                .containsOnly(BreachState.OPENED, BreachState.RECOVERED);
    }

    /** The second died with a message out and its outcome not recorded, at each destination it was telling at most one. */
    private void assertEachNoticeOnceButRepeatsThatAreMarked() throws IOException {
        String mark = " | may be a repeat";
        List<String> told = new ArrayList<>(first);
        told.addAll(second());
        told.addAll(third);
        Set<String> distinct = new HashSet<>();
        List<String> repeats = told.stream()
                .sorted(Comparator.comparing(words -> words.endsWith(mark)))
                .filter(words -> !distinct.add(words.replace(mark, "")))
                .toList();

        assertThat(distinct).hasSize(3 * SITES.size());
        assertThat(repeats)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(words -> assertThat(words).startsWith("[recovered]").endsWith(mark));
    }

    private static Route desk(String site) {
        return Route.newBuilder()
                .setRoute("to-" + site)
                .setScopeIds(List.of(site))
                .setChannel("console")
                .setDestination("desk of " + site)
                .build();
    }

    /** Of a thousand units of each site, as of so many hours ago. */
    private void publish(int hoursAgo, int returned) {
        KpiSnapshot sample = Samples.returnsOfThousand(now.minus(Duration.ofHours(hoursAgo)), returned);
        SITES.forEach(site ->
                upstream.publish(KpiSnapshot.newBuilder(sample).setScopeId(site).build()));
    }

    private AlertApp start(String name, List<String> console) {
        AlertApp app = AlertInstance.wire(broker.bootstrap(), name, dir.resolve(name), console::add);
        app.start();
        return app;
    }

    private Process startProcess() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AlertInstance.class.getName(),
                        broker.bootstrap(),
                        "second",
                        dir.resolve("second").toString(),
                        dir.resolve("second.console").toString())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("second.log").toFile())
                .start();
    }

    private List<String> second() throws IOException {
        return Files.readAllLines(dir.resolve("second.console"));
    }

    private void awaitSent(int notices) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> this.<Notice>committed(Topics.NOTICES, Notice.getClassSchema()).stream()
                                .filter(notice -> notice.getState() == NoticeState.SENT)
                                .count()
                        == notices);
    }

    private <V extends SpecificRecord> List<V> committed(String topic, Schema schema) {
        return broker.committed(topics.topic(topic), AlertInstance.registry(), schema);
    }

    /** Until so many share both the watching and the telling. */
    private void awaitInstances(int instances) {
        try (Admin admin = broker.admin()) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptions()
                    .until(() -> admin
                            .describeConsumerGroups(List.of("alert-service", "alert-service-delivery"))
                            .all()
                            .get()
                            .values()
                            .stream()
                            .allMatch(group -> isSharedBy(instances, group)));
        }
    }

    private static boolean isSharedBy(int instances, ConsumerGroupDescription group) {
        return group.members().size() == instances
                && group.members().stream()
                        .noneMatch(
                                member -> member.assignment().topicPartitions().isEmpty());
    }
}
