package io.globalkpi.alert.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Breaches;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TellingOrderTest {

    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");

    @Test
    void shouldTellGraveBeforeMildAndEndsLast() {
        assertThat(order(notice("a", "warning", 1), ended("b", 2), notice("c", "critical", 1)))
                .containsExactly("c#1", "a#1", "b#2");
    }

    @Test
    void shouldKeepAnEpisodeInItsOwnOrder() {
        assertThat(order(
                        notice("a", "warning", 1),
                        notice("a", "critical", 2),
                        ended("a", 3),
                        notice("b", "critical", 1)))
                .containsExactly("b#1", "a#1", "a#2", "a#3");
    }

    @Test
    void shouldHoldBackTheEndOfWhatIsNotToldYetAndLetTheGravePass() {
        Notice later = Notice.newBuilder(notice("a", "warning", 1))
                .setNextAttemptAt(NOW.plusSeconds(60))
                .build();

        assertThat(order(later, notice("a", "critical", 2), ended("a", 3), notice("b", "warning", 1)))
                .containsExactly("a#2", "b#1");
    }

    @Test
    void shouldNeverTellAnEndBeforeItsOpening() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            Map<String, Integer> sequences = new HashMap<>();
            List<Notice> pending = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String breach = "b" + random.nextInt(8);
                int sequence = sequences.merge(breach, 1, Integer::sum);
                pending.add(
                        sequence > 1 && random.nextInt(3) == 0
                                ? ended(breach, sequence)
                                : notice(breach, random.nextBoolean() ? "critical" : "warning", sequence));
            }
            Map<String, Integer> told = new HashMap<>();
            for (Notice notice : TellingOrder.of(pending, NOW)) {
                assertThat(notice.getSequence()).isEqualTo(told.merge(notice.getBreach(), 1, Integer::sum));
            }
            assertThat(told).isEqualTo(sequences);
        }
    }

    private static List<String> order(Notice... pending) {
        return TellingOrder.of(Stream.of(pending).toList(), NOW).stream()
                .map(notice -> notice.getBreach() + "#" + notice.getSequence())
                .toList();
    }

    private static Notice notice(String breach, String level, int sequence) {
        return pending(Breach.newBuilder(Breaches.breach(BreachState.UPDATED, level, sequence)), breach);
    }

    private static Notice ended(String breach, int sequence) {
        return pending(
                Breach.newBuilder(Breaches.breach(BreachState.RECOVERED, "critical", sequence))
                        .setEndedAt(NOW),
                breach);
    }

    private static Notice pending(Breach.Builder breach, String id) {
        return Breaches.pending("slack", "ops", breach.setBreach(id).build());
    }
}
