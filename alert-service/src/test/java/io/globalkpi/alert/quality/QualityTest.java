package io.globalkpi.alert.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Breaches;
import io.globalkpi.schemas.alert.Ack;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityTest {

    private static final Instant FROM = Breaches.SINCE.minus(Duration.ofDays(5));
    private static final Instant TO = FROM.plus(Duration.ofDays(10));

    private final List<Notice> notices = new ArrayList<>();
    private final List<Ack> acks = new ArrayList<>();
    private final List<Breach> breaches = new ArrayList<>();

    @Test
    void shouldTellHowManyOfTheJudgedWereReal() {
        told("a", 0, null);
        told("b", 0, null);
        told("c", 0, null);
        told("d", 0, null);
        answered("a", "real", 10);
        answered("b", "real", 30);
        answered("c", "noise", 20);

        assertThat(quality().rules(breaches)).singleElement().satisfies(rule -> {
            assertThat(rule.rule()).isEqualTo("return-rate-high");
            assertThat(rule.episodes()).isEqualTo(4);
            assertThat(rule.precision()).isEqualTo(2 / 3.0);
            assertThat(rule.toAnswer()).isEqualTo(Duration.ofMinutes(20));
        });
    }

    @Test
    void shouldSayNothingOfThePrecisionWhileNobodyJudged() {
        told("a", 0, null);
        answered("a", "seen", 5);

        assertThat(quality().rules(breaches)).singleElement().satisfies(rule -> {
            assertThat(rule.precision()).isNull();
            assertThat(rule.toAnswer()).isEqualTo(Duration.ofMinutes(5));
        });
    }

    @Test
    void shouldCountWhatNeverWasAndWhatFlapped() {
        told("a", 0, null);
        breaches.set(
                0,
                Breach.newBuilder(breaches.get(0))
                        .setState(BreachState.RETRACTED)
                        .setReason("never-was")
                        .setFlapping(true)
                        .build());

        assertThat(quality().rules(breaches)).singleElement().satisfies(rule -> {
            assertThat(rule.retracted()).isEqualTo(1);
            assertThat(rule.flapping()).isEqualTo(1);
        });
    }

    @Test
    void shouldLeaveOutWhatNobodyWasToldOfAndWhatOpenedOutside() {
        breaches.add(breach("untold"));
        told("old", 0, null);
        breaches.set(
                1,
                Breach.newBuilder(breaches.get(1))
                        .setOpenedAt(FROM.minusSeconds(1))
                        .build());

        assertThat(quality().rules(breaches)).isEmpty();
    }

    @Test
    void shouldCountMessagesByReaderAndADigestOnce() {
        told("a", 0, "digest-1");
        told("b", 0, "digest-1");
        told("c", 1, null);

        assertThat(quality().loads()).containsExactly(new ReaderLoad("slack:ops", 2, 0.2, 1));
    }

    private Quality quality() {
        return new Quality(FROM, TO, notices, acks);
    }

    private void told(String id, int day, String digest) {
        breaches.add(breach(id));
        notices.add(Notice.newBuilder(Breaches.pending("slack", "ops", breach(id)))
                .setNotice("notice " + id)
                .setState(NoticeState.SENT)
                .setSentAt(Breaches.SINCE.plus(Duration.ofDays(day)))
                .setDigest(digest)
                .build());
    }

    private static Breach breach(String id) {
        return Breach.newBuilder(Breaches.breach(BreachState.OPENED, "warning", 1))
                .setBreach(id)
                .build();
    }

    private void answered(String id, String answer, int minutes) {
        acks.add(Ack.newBuilder()
                .setBreach(id)
                .setPerson("maria")
                .setAnswer(answer)
                .setChannel("link")
                .setAt(Breaches.SINCE.plus(Duration.ofMinutes(minutes)))
                .build());
    }
}
