package io.globalkpi.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.schemas.topic.Generation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Materialized;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams that fail are told of and begin anew, with all they knew. */
class StreamsRunnerIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final AtomicReference<@Nullable RuntimeException> mishap = new AtomicReference<>();
    private final List<String> counts = new CopyOnWriteArrayList<>();

    @TempDir
    Path dir;

    private TestBroker broker;

    @BeforeEach
    void startBroker() throws Exception {
        broker = TestBroker.start();
        try (Admin admin = broker.admin()) {
            admin.createTopics(List.of(new NewTopic("words", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stopBroker() throws Exception {
        broker.close();
    }

    @Test
    void shouldReportAGraphThatThrowsAndBeginAnew() {
        try (StreamsRunner runner = begin()) {
            say("a");
            awaitThat(() -> counts.contains("a 1"));
            mishap.set(new IllegalStateException("a bug"));
            say("a");
            awaitThat(() ->
                    runner.trouble().filter(words -> words.contains("a bug")).isPresent());
            awaitThat(() -> runner.trouble().isEmpty());
            awaitThat(() -> counts.contains("a 2"));
        }

        assertThat(counts).containsExactly("a 1", "a 2");
    }

    @Test
    void shouldRestoreAStateThatWasSpoiltOnDisk() {
        try (StreamsRunner runner = begin()) {
            say("a");
            awaitThat(() -> counts.contains("a 1"));
        }
        assertThat(spoil("CURRENT")).isPositive();
        try (StreamsRunner runner = begin()) {
            say("a");
            awaitThat(() -> counts.contains("a 2"));
            awaitThat(() -> runner.trouble().isEmpty());
        }
    }

    /** What a killed thread throws is meant. */
    private static void awaitThat(Callable<Boolean> condition) {
        await().dontCatchUncaughtExceptions().atMost(SOON).until(condition);
    }

    /** RocksDB cannot open a store whose files of this name say nothing. */
    private long spoil(String name) {
        try (Stream<Path> files = Files.walk(dir.resolve("state"))) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .peek(StreamsRunnerIT::spoil)
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void spoil(Path file) {
        try {
            Files.writeString(file, "spoilt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StreamsRunner begin() {
        StreamsRunner runner = new StreamsRunner(
                generation -> graph(), () -> Generation.FIRST, settings(), Optional::empty, new SimpleMeterRegistry());
        runner.start();
        return runner;
    }

    private Topology graph() {
        StreamsBuilder graph = new StreamsBuilder();
        graph.<String, String>stream("words")
                .peek((word, nothing) -> fail())
                .groupByKey()
                .count(Materialized.as("counts"))
                .toStream()
                .foreach((word, count) -> counts.add(word + " " + count));
        return graph.build();
    }

    private void fail() {
        RuntimeException failure = mishap.getAndSet(null);
        if (failure != null) {
            throw failure;
        }
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "words");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrap());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, dir.resolve("state").toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        settings.put(StreamsConfig.consumerPrefix("session.timeout.ms"), 6_000); // who fails never says goodbye
        return settings;
    }

    private void say(String word) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("words", word, ""));
        }
    }
}
