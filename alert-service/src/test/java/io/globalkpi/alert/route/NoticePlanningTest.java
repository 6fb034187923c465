package io.globalkpi.alert.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Breaches;
import io.globalkpi.alert.Samples;
import io.globalkpi.alert.SettableClock;
import io.globalkpi.schemas.alert.Ack;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachKey;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeKey;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.serde.AvroSerde;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaches and answers in, notices out, with the stores of the streams. */
class NoticePlanningTest {

    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final BreachKey KEY = new BreachKey(
            "return-rate-high",
            Breaches.opened().getScopeType(),
            Breaches.opened().getScopeId(),
            Breaches.SINCE);

    @TempDir
    Path dir;

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final SettableClock clock = new SettableClock(NOW);
    private TopologyTestDriver driver;
    private TestInputTopic<BreachKey, SpecificRecord> breaches;
    private TestInputTopic<BreachKey, SpecificRecord> answers;
    private TestOutputTopic<NoticeKey, Notice> notices;

    @BeforeEach
    void open() {
        Route ops = Route.newBuilder()
                .setRoute("r")
                .setChannel("slack")
                .setDestination("ops")
                .setRepeatMinutes(60)
                .build();
        StreamsBuilder graph = new StreamsBuilder();
        new NoticePlanning(registry, () -> Samples.reference(ops), new SimpleMeterRegistry(), clock).lay(graph);
        Properties settings = new Properties();
        settings.put("application.id", "planning");
        settings.put("bootstrap.servers", "unused:0");
        settings.put("state.dir", dir.toString());
        driver = new TopologyTestDriver(graph.build(), settings, NOW);
        breaches = input(Topics.BREACHES, Breach.getClassSchema());
        answers = input(Topics.ACKS, Ack.getClassSchema());
        notices = driver.createOutputTopic(
                Topics.NOTICES,
                AvroSerde.<NoticeKey>key(registry, NoticeKey.getClassSchema()).deserializer(),
                AvroSerde.<Notice>value(registry, Notice.getClassSchema()).deserializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private TestInputTopic<BreachKey, SpecificRecord> input(String topic, org.apache.avro.Schema schema) {
        return driver.createInputTopic(
                topic,
                AvroSerde.<BreachKey>key(registry, BreachKey.getClassSchema()).serializer(),
                AvroSerde.<SpecificRecord>value(registry, schema).serializer());
    }

    @Test
    void shouldTellAgainUntilSomebodyHasTakenItOn() {
        breaches.pipeInput(KEY, Breaches.opened());
        assertThat(kinds()).containsExactly("change");
        pass(Duration.ofHours(1));
        assertThat(kinds()).containsExactly("repeat");

        answers.pipeInput(
                KEY,
                Ack.newBuilder()
                        .setBreach(Breaches.opened().getBreach())
                        .setPerson("maria")
                        .setAnswer("real")
                        .setChannel("link")
                        .setAt(NOW)
                        .build());
        pass(Duration.ofHours(5));
        assertThat(kinds()).isEmpty();
    }

    private void pass(Duration time) {
        clock.set(clock.instant().plus(time));
        driver.advanceWallClockTime(PlanNotices.TICK);
    }

    private List<String> kinds() {
        return notices.readValuesToList().stream().map(Notice::getKind).toList();
    }
}
