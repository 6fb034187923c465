package io.globalkpi.alert.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Breaches;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final RetryPolicy POLICY = new RetryPolicy(5, Duration.ofSeconds(10), Duration.ofSeconds(10));

    private final Notice ops1 = Breaches.pending("slack", "ops");
    private final Notice ops2 = Breaches.pending("slack", "ops", Breaches.breach(BreachState.ESCALATED, "critical", 2));
    private final Notice mail = Breaches.pending("email", "you@example.com");

    @Test
    void shouldTellDestinationsSideBySideAndEachInOrder() {
        Outbox outbox = replayed(ops1, ops2, mail);

        assertThat(heads(outbox, NOW)).containsExactly(ops1, mail);
    }

    @Test
    void shouldTellTheNextWhenTheFirstIsSent() {
        Outbox outbox = replayed(ops1, ops2);
        outbox.wrote(RetryPolicy.begun(ops1));
        outbox.wrote(sent(ops1));

        assertThat(heads(outbox, NOW)).containsExactly(ops2);
    }

    @Test
    void shouldLetLaterOnesWaitForAFailedOne() {
        Outbox outbox = replayed(ops1, ops2);
        outbox.wrote(failed(ops1));

        assertThat(heads(outbox, NOW)).isEmpty();
        assertThat(heads(outbox, NOW.plusSeconds(20))).containsExactly(failed(ops1, outbox));
    }

    @Test
    void shouldSendNothingBeforeTheLogIsReplayed() {
        Outbox outbox = new Outbox(2);
        outbox.read(ops1, 0);
        outbox.reached(1);

        assertThat(heads(outbox, NOW)).isEmpty();
        outbox.read(sent(ops1), 1);
        outbox.reached(2);
        assertThat(heads(outbox, NOW)).isEmpty();
    }

    @Test
    void shouldNotBeConfusedByItsOwnRecordsReadBack() {
        Outbox outbox = replayed(ops1);
        Notice begun = RetryPolicy.begun(ops1);
        outbox.wrote(begun);
        outbox.wrote(sent(ops1));
        outbox.read(begun, 5);

        assertThat(heads(outbox, NOW)).isEmpty();
        assertThat(outbox.size()).isZero();
    }

    @Test
    void shouldResumeFromTheOldestThatIsPending() {
        Outbox outbox = replayed(ops1, ops2, mail);

        assertThat(outbox.safeOffset(9)).isZero();
        outbox.wrote(sent(ops1));
        assertThat(outbox.safeOffset(9)).isEqualTo(1);
        outbox.wrote(sent(ops2));
        outbox.wrote(sent(mail));
        assertThat(outbox.safeOffset(9)).isEqualTo(9);
    }

    private static Outbox replayed(Notice... notices) {
        Outbox outbox = new Outbox(notices.length);
        for (int i = 0; i < notices.length; i++) {
            outbox.read(notices[i], i);
        }
        outbox.reached(notices.length);
        return outbox;
    }

    private static Notice sent(Notice notice) {
        return POLICY.outcome(RetryPolicy.begun(notice), new Delivery.Accepted(Optional.empty()), NOW);
    }

    private static Notice failed(Notice notice) {
        return POLICY.outcome(RetryPolicy.begun(notice), Delivery.TryAgain.later("503"), NOW);
    }

    private static Notice failed(Notice notice, Outbox outbox) {
        return outbox.find(notice.getNotice()).orElseThrow();
    }

    /** The first of every destination. */
    private static List<Notice> heads(Outbox outbox, Instant now) {
        return outbox.due(now, lane -> true).values().stream()
                .map(waiting -> waiting.get(0))
                .toList();
    }
}
