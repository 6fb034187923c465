package io.globalkpi.alert.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Breaches;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");

    private final RetryPolicy policy = new RetryPolicy(4, Duration.ofSeconds(2), Duration.ofSeconds(5));
    private final Notice first = RetryPolicy.begun(Breaches.pending("slack", "ops"));

    @Test
    void shouldRecordThatItWasSent() {
        Notice sent = policy.outcome(first, new Delivery.Accepted(Optional.of("m1")), NOW);

        assertThat(sent.getState()).isEqualTo(NoticeState.SENT);
        assertThat(sent.getAttempts()).isEqualTo(1);
        assertThat(sent.getSentAt()).isEqualTo(NOW);
        assertThat(sent.getMessageId()).isEqualTo("m1");
        assertThat(sent.getPossiblyRepeated()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 1400, 2600", "2, 2800, 5000", "3, 3500, 5000"})
    void shouldWaitLongerEachTimeUpToTheLimit(int attempts, long atLeast, long atMost) {
        Notice begun = Notice.newBuilder(first).setAttempts(attempts).build();

        Notice failed = policy.outcome(begun, Delivery.TryAgain.later("503"), NOW);

        assertThat(failed.getState()).isEqualTo(NoticeState.FAILED);
        assertThat(failed.getError()).isEqualTo("503");
        assertThat(failed.getNextAttemptAt()).isBetween(NOW.plusMillis(atLeast), NOW.plusMillis(atMost));
    }

    @Test
    void shouldWaitAsLongAsTheChannelAsks() {
        var asked = new Delivery.TryAgain("429", Optional.of(Duration.ofSeconds(90)), false);

        assertThat(policy.outcome(first, asked, NOW).getNextAttemptAt()).isEqualTo(NOW.plusSeconds(90));
    }

    @Test
    void shouldGiveUpAfterTheLastAttempt() {
        Notice last = Notice.newBuilder(first).setAttempts(4).build();

        Notice over = policy.outcome(last, Delivery.TryAgain.later("503"), NOW);

        assertThat(over.getState()).isEqualTo(NoticeState.GIVEN_UP);
        assertThat(over.getError()).isEqualTo("503");
    }

    @Test
    void shouldGiveUpAtOnceWhenRefused() {
        Notice over = policy.outcome(first, new Delivery.Refused("404 no_service"), NOW);

        assertThat(over.getState()).isEqualTo(NoticeState.GIVEN_UP);
        assertThat(over.getError()).isEqualTo("404 no_service");
    }

    @Test
    void shouldMarkWhatBeganAndHasNoOutcome() {
        assertThat(first.getPossiblyRepeated()).isFalse();
        assertThat(RetryPolicy.begun(first).getPossiblyRepeated()).isTrue();
        assertThat(RetryPolicy.begun(first).getAttempts()).isEqualTo(2);
    }

    @Test
    void shouldNotMarkWhatFailedForSureButWhatMayHaveBeenReceived() {
        Notice failed = policy.outcome(first, Delivery.TryAgain.later("503"), NOW);
        Notice unsure = policy.outcome(first, new Delivery.TryAgain("no answer", Optional.empty(), true), NOW);

        assertThat(RetryPolicy.begun(failed).getPossiblyRepeated()).isFalse();
        assertThat(RetryPolicy.begun(unsure).getPossiblyRepeated()).isTrue();
    }
}
