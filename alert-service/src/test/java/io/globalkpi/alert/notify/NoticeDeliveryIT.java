package io.globalkpi.alert.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.alert.Breaches;
import io.globalkpi.alert.TestBroker;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What delivery promises, with a real broker: a clean restart neither loses nor repeats, a crash repeats one, marked. */
class NoticeDeliveryIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path dir;

    private TestBroker broker;
    private NoticeTopic topic;

    @BeforeEach
    void startBroker() throws Exception {
        broker = TestBroker.start();
        topic = new NoticeTopic(broker);
        broker.ensure(List.of(NoticeTopic.TOPIC));
    }

    @Test
    void shouldNeitherLoseNorRepeatOverCleanRestarts() {
        topic.plan(notices("ops", 1, 40));
        ListChannel before = slowly();
        try (NoticeDelivery delivery = Deliveries.of(broker.bootstrap(), before)) {
            delivery.start();
            await().atMost(SOON).until(() -> before.told.size() >= 10);
        }
        assertThat(before.told).hasSizeLessThan(40);
        ListChannel after = ListChannel.accepting();
        try (NoticeDelivery delivery = Deliveries.of(broker.bootstrap(), after)) {
            delivery.start();
            await().atMost(SOON).until(() -> sent() == 40);
        }

        assertThat(Stream.concat(before.told().stream(), after.told().stream()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40)
                        .mapToObj(sequence -> "ops #" + sequence)
                        .toList());
    }

    @Test
    void shouldRepeatOneMarkedAfterACrashBetweenSendingAndRecording() throws Exception {
        topic.plan(notices("ops", 1, 3));
        Path received = dir.resolve("received");
        assertThat(crash(received)).isEqualTo(137);
        assertThat(received).content().isEqualToNormalizingNewlines("ops #1\nops #2\n");

        ListChannel after = ListChannel.accepting();
        try (NoticeDelivery delivery = Deliveries.of(broker.bootstrap(), after)) {
            delivery.start();
            await().atMost(SOON).until(() -> sent() == 3);
        }

        assertThat(after.told()).containsExactly("ops #2 repeat", "ops #3");
        assertThat(topic.records())
                .filteredOn(notice -> notice.getState() == NoticeState.SENT)
                .extracting(Notice::getPossiblyRepeated)
                .containsExactly(false, true, false);
    }

    @Test
    void shouldTryAgainAndRecordEveryAttempt() {
        topic.plan(notices("ops", 1, 1));
        ListChannel flaky = new ListChannel(notice ->
                notice.getAttempts() < 3 ? Delivery.TryAgain.later("503") : new Delivery.Accepted(Optional.of("m")));
        try (NoticeDelivery delivery = Deliveries.of(broker.bootstrap(), flaky)) {
            delivery.start();
            await().atMost(SOON).until(() -> sent() == 1);
        }

        assertThat(topic.records())
                .extracting(notice -> notice.getState() + " " + notice.getAttempts())
                .containsExactly("PENDING 0", "PENDING 1", "FAILED 1", "PENDING 2", "FAILED 2", "PENDING 3", "SENT 3");
    }

    @Test
    void shouldNotLetASlowDestinationHoldUpOthers() {
        CountDownLatch release = new CountDownLatch(1);
        topic.plan(notices("slow", 1, 1));
        topic.plan(notices("a", 1, 2));
        topic.plan(notices("b", 1, 2));
        ListChannel channel = new ListChannel(notice ->
                notice.getDestination().equals("slow") ? waitFor(release) : new Delivery.Accepted(Optional.empty()));
        try (NoticeDelivery delivery = Deliveries.of(broker.bootstrap(), channel)) {
            delivery.start();
            await().atMost(SOON).until(() -> sent() == 4);
            release.countDown();
            await().atMost(SOON).until(() -> sent() == 5);
        }
    }

    @Test
    void shouldNotSendWhatAFormerOwnerSentAndRecordsLate() {
        topic.plan(notices("ops", 1, 1));
        Notice begun = RetryPolicy.begun(notices("ops", 1, 1).get(0));
        Notice sent = RetryPolicy.DEFAULT.outcome(begun, new Delivery.Accepted(Optional.empty()), Breaches.SINCE);
        ListChannel channel = ListChannel.accepting();
        try (var former = topic.begin(List.of(begun, sent));
                NoticeDelivery delivery = Deliveries.of(broker.bootstrap(), channel)) {
            delivery.start();
            await().atMost(SOON).until(() -> delivery.trouble().isEmpty());
            former.commitTransaction();
            topic.plan(notices("ops", 2, 2));
            await().atMost(SOON).until(() -> sent() == 2);
        }

        assertThat(channel.told()).containsExactly("ops #2");
    }

    @Test
    void shouldParkWhatIsNoNoticeAndTellWhatComesBehind() {
        topic.plan(notices("ops", 1, 1));
        topic.spoil(notices("ops", 1, 1).get(0));
        topic.plan(notices("ops", 2, 2));
        ListChannel channel = ListChannel.accepting();
        try (NoticeDelivery delivery = Deliveries.of(broker.bootstrap(), channel)) {
            delivery.start();
            await().atMost(SOON).until(() -> channel.told.size() == 2);
        }

        assertThat(channel.told()).containsExactly("ops #1", "ops #2");
    }

    @Test
    void shouldSayThatAnotherInstanceHasTheSameName() {
        ListChannel channel = ListChannel.accepting();
        try (NoticeDelivery one = Deliveries.of(broker.bootstrap(), channel)) {
            one.start();
            await().atMost(SOON).until(() -> one.trouble().isEmpty());
            topic.fenceOff("delivery-one");
            topic.plan(notices("ops", 1, 1));

            await().atMost(SOON)
                    .until(() -> one.trouble().orElse("").contains("the name one: give each its own ALERT_INSTANCE"));
            await().atMost(SOON).until(() -> sent() == 1);
        }

        assertThat(channel.told()).containsExactly("ops #1");
    }

    /** Whoever takes over a destination goes on in the messages that its former owner began. */
    @Test
    void shouldTakeUpEarlierMessagesOverARestart() {
        List<Optional<Parcel.Told>> earlier = new CopyOnWriteArrayList<>();
        topic.plan(notices("ops", 1, 1));
        try (NoticeDelivery delivery = Deliveries.of(broker.bootstrap(), new ThreadedChannel(earlier))) {
            delivery.start();
            await().atMost(SOON).until(() -> sent() == 1);
            topic.plan(notices("ops", 2, 2));
            await().atMost(SOON).until(() -> sent() == 2);
        }
        topic.plan(notices("ops", 3, 3));
        try (NoticeDelivery delivery = Deliveries.of(broker.bootstrap(), new ThreadedChannel(earlier))) {
            delivery.start();
            await().atMost(SOON).until(() -> sent() == 3);
        }

        Optional<Parcel.Told> first = Optional.of(new Parcel.Told("message 1", true));
        assertThat(earlier).containsExactly(Optional.empty(), first, first);
    }

    /** Names its messages, and keeps what it was told of earlier ones. */
    private record ThreadedChannel(List<Optional<Parcel.Told>> earlier) implements Channel {

        @Override
        public String name() {
            return "slack";
        }

        @Override
        public Delivery deliver(Parcel parcel) {
            earlier.add(parcel.told());
            return new Delivery.Accepted(Optional.of("message " + parcel.first().getSequence()));
        }

        @Override
        public int digestBytes() {
            return 1_000;
        }

        @Override
        public boolean continues() {
            return true;
        }

        @Override
        public Optional<String> trouble() {
            return Optional.empty();
        }
    }

    private int crash(Path received) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingDelivery.class.getName(),
                        broker.bootstrap(),
                        received.toString())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("crash.log").toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private long sent() {
        return topic.records().stream()
                .filter(notice -> notice.getState() == NoticeState.SENT)
                .count();
    }

    private static ListChannel slowly() {
        CountDownLatch never = new CountDownLatch(1);
        return new ListChannel(notice -> {
            try {
                never.await(20, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Delivery.Accepted(Optional.empty());
        });
    }

    private static Delivery waitFor(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Delivery.Accepted(Optional.empty());
    }

    private static List<Notice> notices(String destination, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(sequence -> Breaches.pending(
                        "slack", destination, Breaches.breach(BreachState.UPDATED, "warning", sequence)))
                .toList();
    }
}
