package io.globalkpi.alert.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.globalkpi.alert.Breaches;
import io.globalkpi.alert.TestBroker;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Delivery killed with -9 at random moments of a storm: nothing is lost, what comes twice says so, ends come after openings.
 *
 * <p>A few times in the ordinary build, a hundred times with {@code -Plong}.
 */
class KillsIT {

    private static final int KILLS = Integer.getInteger("globalkpi.kills", 3);
    private static final int DESTINATIONS = 8;
    private static final int BREACHES_A_LIFE = 60;
    private static final Duration SOON = Duration.ofSeconds(90);

    private final Random random = new Random(20261124);

    @TempDir
    Path dir;

    @Test
    void shouldLoseNothingAndMarkWhatComesTwice() throws Exception {
        Path received = Files.createFile(dir.resolve("received"));
        try (TestBroker broker = TestBroker.start()) {
            NoticeTopic topic = new NoticeTopic(broker);
            broker.ensure(List.of(NoticeTopic.TOPIC));
            List<Notice> planned = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                List<Notice> more = storm(kill);
                planned.addAll(more);
                topic.plan(more);
                killAtSomeMoment(broker, received);
            }
            try (NoticeDelivery last = Deliveries.of(broker.bootstrap(), KilledDelivery.writing(received))) {
                last.start();
                // Nearly all of what a hundred lives leave behind is told by this one.
                await().atMost(SOON.plusMillis(planned.size() * 30L))
                        .pollInterval(Duration.ofMillis(500 + planned.size() / 4))
                        .until(() -> sent(topic) == planned.size());
            }

            assertTold(planned, Files.readAllLines(received));
        }
    }

    private static void assertTold(List<Notice> planned, List<String> lines) {
        Set<String> told = new HashSet<>();
        Set<String> opened = new HashSet<>();
        int repeats = 0;
        for (String line : lines) {
            String[] words = line.split(" ");
            String breach = words[0] + " " + words[1].substring(0, words[1].lastIndexOf('#'));
            if (words[2].equals("OPENED")) {
                opened.add(breach);
            } else {
                assertThat(opened).as("an end before its opening").contains(breach);
            }
            if (!told.add(words[1])) {
                repeats++;
                assertThat(line).as("a repeat that does not say so").endsWith(" repeat");
            }
        }
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        planned.stream().map(Notice::getNotice).toList());
        assertThat(repeats).isLessThanOrEqualTo(KILLS * DESTINATIONS);
        System.out.printf(
                "killed %d times: %d notices planned, %d lost, %d told twice and marked%n",
                KILLS, planned.size(), planned.size() - told.size(), repeats);
    }

    private void killAtSomeMoment(TestBroker broker, Path received) throws Exception {
        long before = Files.size(received);
        Process process = start(broker, received);
        try {
            await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> Files.size(received) > before);
            process.waitFor(random.nextInt(150), TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start(TestBroker broker, Path received) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledDelivery.class.getName(),
                        broker.bootstrap(),
                        received.toString())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("killed.log").toFile())
                .start();
    }

    /** Openings, and ends of the same breaches behind them. */
    private static List<Notice> storm(int life) {
        List<Notice> notices = new ArrayList<>();
        for (int i = 0; i < BREACHES_A_LIFE; i++) {
            notices.add(notice(life, i, BreachState.OPENED, 1));
        }
        for (int i = 0; i < BREACHES_A_LIFE; i++) {
            notices.add(notice(life, i, BreachState.RECOVERED, 2));
        }
        return notices;
    }

    private static Notice notice(int life, int number, BreachState state, int sequence) {
        String id = "breach-" + life + "-" + number;
        Breach breach = Breach.newBuilder(Breaches.breach(state, "warning", sequence))
                .setBreach(id)
                .build();
        return Notice.newBuilder(Breaches.pending("slack", "room-" + number % DESTINATIONS, breach))
                .setNotice(id + "#" + sequence)
                .build();
    }

    private static long sent(NoticeTopic topic) {
        return topic.records().stream()
                .filter(notice -> notice.getState() == NoticeState.SENT)
                .map(Notice::getNotice)
                .distinct()
                .count();
    }
}
