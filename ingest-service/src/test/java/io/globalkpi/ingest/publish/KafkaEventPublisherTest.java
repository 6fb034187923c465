package io.globalkpi.ingest.publish;

import static io.globalkpi.ingest.publish.Fixtures.CLOCK;
import static io.globalkpi.ingest.publish.Fixtures.SITE;
import static io.globalkpi.ingest.publish.Fixtures.line;
import static io.globalkpi.ingest.publish.Fixtures.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import io.globalkpi.schemas.ingest.Checkpoint;
import io.globalkpi.schemas.ingest.DeadLetter;
import io.globalkpi.schemas.ingest.RawRecord;
import io.globalkpi.schemas.serde.InMemorySchemaRegistry;
import io.globalkpi.schemas.table.ReferenceData;
import io.globalkpi.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KafkaEventPublisherTest {

    private final List<MockProducer<byte[], byte[]>> producers = new CopyOnWriteArrayList<>();
    private final List<Consumer<MockProducer<byte[], byte[]>>> quirks = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Topics topics = new Topics(4);
    private volatile Optional<ReferenceData> reference = Optional.of(Fixtures.reference(SITE));
    private KafkaEventPublisher publisher;

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void shouldCompleteAfterTheCommitWithEverythingOnItsTopic() {
        publisher = publisher(Duration.ofMillis(20), Duration.ofSeconds(20));

        Receipt receipt = publisher.publish(everything()).join();

        assertThat(receipt.published()).isEqualTo(1);
        assertThat(receipt.rejected()).extracting(letter -> letter.getReason()).containsExactly("unknown-site");
        assertThat(history())
                .extracting(ProducerRecord::topic)
                .containsExactly(
                        "raw.push.v1", "platform.orders.v1", "platform.dead-letters.v1", "ingest.checkpoints.v1");
    }

    @Test
    void shouldKeyEventsByEntityAndPlaceThemBySite() {
        publisher = publisher(Duration.ofMillis(20), Duration.ofSeconds(20));

        publisher.publish(orders(0, 1)).join();

        assertThat(history()).allSatisfy(record -> {
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(SITE + "/0");
            assertThat(record.partition()).isEqualTo(topics.partitionOf(SITE));
        });
    }

    @Test
    void shouldKeepTheOrderOfPublicationsAndNeverSplitOne() {
        publisher = publisher(Duration.ofMillis(20), Duration.ofSeconds(20));

        CompletableFuture<?>[] all = IntStream.range(0, 60)
                .mapToObj(i -> publisher.publish(orders(i * 100, 100)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();

        assertThat(keys())
                .containsExactlyElementsOf(
                        IntStream.range(0, 6_000).mapToObj(i -> SITE + "/" + i).toList());
    }

    @Test
    void shouldAbortAndRetryTheWholeBatchInOrderWhenSendingFails() {
        quirks.add(producer -> producer.sendException = new KafkaException("abortable"));
        publisher = publisher(Duration.ofMillis(20), Duration.ofSeconds(20));

        CompletableFuture<Receipt> receipt = publisher.publish(orders(0, 3));
        awaitAborts(1);
        producers.get(0).sendException = null;

        assertThat(receipt.join().published()).isEqualTo(3);
        assertThat(keys()).containsExactly(SITE + "/0", SITE + "/1", SITE + "/2");
        assertThat(producers).hasSize(1);
    }

    @Test
    void shouldTakeANewProducerWhenFenced() {
        quirks.add(MockProducer::fenceProducer);
        publisher = publisher(Duration.ofMillis(20), Duration.ofSeconds(20));

        assertThat(publisher.publish(orders(0, 2)).join().published()).isEqualTo(2);

        assertThat(producers).hasSize(2);
        assertThat(producers.get(0).closed()).isTrue();
        assertThat(keys()).containsExactly(SITE + "/0", SITE + "/1");
    }

    @Test
    void shouldTakeANewProducerWhenACommitNeverAnswers() {
        quirks.add(producer -> producer.commitTransactionException = new TimeoutException("slow"));
        publisher = publisher(Duration.ofMillis(20), Duration.ofSeconds(20));

        CompletableFuture<Receipt> receipt = publisher.publish(orders(0, 1));

        assertThat(receipt.join().published()).isEqualTo(1);
        assertThat(producers).hasSize(2);
        assertThat(keys()).containsExactly(SITE + "/0");
    }

    @Test
    void shouldFailWithAClearMessageWhenTheBrokerStaysAway() {
        quirks.add(producer -> {
            throw new TimeoutException("no broker");
        });
        quirks.add(quirks.get(0));
        IntStream.range(0, 50).forEach(i -> quirks.add(quirks.get(0)));
        publisher = publisher(Duration.ofMillis(20), Duration.ofMillis(300));

        assertThatThrownBy(() -> publisher.publish(orders(0, 1)).join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("Not published: no broker");
        assertThat(publisher.trouble()).contains("no broker");
    }

    @Test
    void shouldWaitForReferenceData() throws Exception {
        reference = Optional.empty();
        publisher = publisher(Duration.ofMillis(20), Duration.ofSeconds(20));

        CompletableFuture<Receipt> receipt = publisher.publish(orders(0, 1));
        assertThat(publisher.trouble())
                .hasValueSatisfying(words -> assertThat(words).contains("reference data"));
        assertThat(receipt).isNotDone();
        reference = Optional.of(Fixtures.reference(SITE));

        assertThat(receipt.get(10, TimeUnit.SECONDS).published()).isEqualTo(1);
    }

    @Test
    void shouldMakeALetterOfWhatDoesNotFitIntoARecordAndPublishTheRest() {
        publisher = publisher(Duration.ofMillis(20), Duration.ofSeconds(20));
        Order tooLong = order("2").setLines(lines(5_000)).build();
        Order ordinary = order("3").build();
        Publication both = new Publication(
                List.of(order("1").build(), tooLong, ordinary),
                raw("x".repeat(1_000_001)).raw(),
                List.of(),
                List.of(),
                checkpoint());

        Receipt receipt = publisher.publish(both).join();

        assertThat(receipt.published()).isEqualTo(1);
        assertThat(receipt.rejected())
                .extracting(DeadLetter::getId, DeadLetter::getReason, DeadLetter::getExpected, DeadLetter::getInput)
                .containsExactly(
                        tuple(SITE + "/1", "too-long", "a raw record of at most 1000000 bytes", null),
                        tuple(SITE + "/2", "too-long", "an event of at most 1000000 bytes", null));
        assertThat(keys()).containsExactly(SITE + "/3", SITE + "/1", SITE + "/2", "job");
        assertThat(history()).allMatch(record -> record.value().length < 2_000);
    }

    @Test
    void shouldMakeALetterOfALongRawRecordWithoutAnEvent() {
        publisher = publisher(Duration.ofMillis(20), Duration.ofSeconds(20));

        Receipt receipt = publisher.publish(raw("x".repeat(1_000_001))).join();

        assertThat(receipt.rejected()).extracting(DeadLetter::getInputLength).containsExactly(1_000_001L);
        assertThat(history()).extracting(ProducerRecord::topic).containsExactly(Topics.DEAD_LETTERS);
    }

    @Test
    void shouldPublishALetterWithoutItsInputWhenThatIsTooLong() {
        publisher = publisher(Duration.ofMillis(20), Duration.ofSeconds(20));
        Order longId =
                order("4").setEntityId(SITE + "/" + "4".repeat(1_100_000)).build();

        Receipt receipt = publisher.publish(Publication.of(List.of(longId))).join();

        assertThat(receipt.rejected()).extracting(DeadLetter::getReason).containsExactly("bad-field");
        assertThat(keys()).singleElement().asString().startsWith(SITE + "/444").hasSizeLessThan(1_100);
    }

    @Test
    void shouldBlockWhileTooMuchIsUnderWay() throws Exception {
        reference = Optional.empty();
        publisher = publisher(Duration.ofMillis(20), Duration.ofSeconds(20));
        publisher.publish(orders(0, 9_500));
        assertThat(publisher.isSaturated()).isTrue();

        CompletableFuture<Receipt> blocked = CompletableFuture.supplyAsync(
                        () -> publisher.publish(orders(10_000, 5_000)))
                .thenCompose(x -> x);
        assertThat(blocked).isNotDone();
        reference = Optional.of(Fixtures.reference(SITE));

        assertThat(blocked.get(20, TimeUnit.SECONDS).published()).isEqualTo(5_000);
        assertThat(publisher.isSaturated()).isFalse();
    }

    @Test
    void shouldCommitAtOnceWhenFlushed() {
        publisher = publisher(Duration.ofSeconds(50), Duration.ofSeconds(20));
        CompletableFuture<Receipt> receipt = publisher.publish(orders(0, 1));

        publisher.flush();

        assertThat(keys()).containsExactly(SITE + "/0");
        assertThat(receipt.join().published()).isEqualTo(1);
    }

    @Test
    void shouldCommitWhatIsUnderWayWhenClosedAndRefuseWhatComesAfter() {
        publisher = publisher(Duration.ofSeconds(50), Duration.ofSeconds(20));
        CompletableFuture<Receipt> receipt = publisher.publish(orders(0, 1));

        publisher.close();

        assertThat(receipt.join().published()).isEqualTo(1);
        assertThatThrownBy(() -> publisher.publish(orders(1, 1)).join()).hasMessageContaining("closed");
    }

    @Test
    void shouldCountWhatIsPublishedAndRefused() {
        publisher = publisher(Duration.ofMillis(20), Duration.ofSeconds(20));

        publisher.publish(everything()).join();

        assertThat(meters.get("ingest.events.published")
                        .tag("kind", "orders")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("ingest.events.rejected")
                        .tag("reason", "unknown-site")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private KafkaEventPublisher publisher(Duration linger, Duration deliveryTimeout) {
        Map<String, Object> kafka = Map.of("bootstrap.servers", "127.0.0.1:1");
        PublisherSettings settings =
                new PublisherSettings(kafka, "ingest-test", deliveryTimeout, linger, 5_000, 10_000, 64L << 20);
        InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
        return new KafkaEventPublisher(
                settings,
                () -> reference,
                new Preparation(new Encoder(registry, topics, kafka), CLOCK),
                this::open,
                new Checkpoints(kafka, registry, deliveryTimeout),
                meters);
    }

    private MockProducer<byte[], byte[]> open() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        int number = producers.size();
        if (number < quirks.size()) {
            Consumer<MockProducer<byte[], byte[]>> quirk = quirks.get(number);
            quirk.accept(producer);
        }
        producers.add(producer);
        return producer;
    }

    private List<ProducerRecord<byte[], byte[]>> history() {
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
        producers.forEach(producer -> all.addAll(producer.history()));
        return all;
    }

    private List<String> keys() {
        return history().stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .toList();
    }

    private void awaitAborts(int aborts) {
        await().until(() -> producers.size() == 1 && producers.get(0).transactionAborted() && aborts == 1);
    }

    private static Publication orders(int from, int count) {
        return Publication.of(IntStream.range(from, from + count)
                .mapToObj(i -> order(Integer.toString(i)).build())
                .toList());
    }

    private static List<OrderLine> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> line().setLineId(Integer.toString(i))
                        .setSku("S".repeat(300))
                        .build())
                .toList();
    }

    private static Publication raw(String content) {
        RawRecord raw = RawRecord.newBuilder()
                .setEntityId(SITE + "/1")
                .setSite(SITE)
                .setSource("push")
                .setContentType("application/json")
                .setContent(content)
                .setObservedAt(Fixtures.NOW)
                .build();
        return new Publication(List.of(), List.of(raw), List.of(), List.of(), null);
    }

    private static Checkpoint checkpoint() {
        return Checkpoint.newBuilder()
                .setJob("job")
                .setPosition("7")
                .setRecords(2)
                .setObservedAt(Fixtures.NOW)
                .build();
    }

    private static Publication everything() {
        var unknown = order("2").setSite("ebay-de/x").setEntityId("ebay-de/x/2").build();
        return new Publication(
                List.of(order("1").build(), unknown), raw("{}").raw(), List.of(), List.of(), checkpoint());
    }
}
