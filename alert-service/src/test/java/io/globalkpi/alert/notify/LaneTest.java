package io.globalkpi.alert.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Breaches;
import io.globalkpi.alert.SettableClock;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
    private static final Delivery.Accepted TAKEN = new Delivery.Accepted(Optional.empty());
    private static final Delivery.TryAgain DOWN = Delivery.TryAgain.later("503");

    private final SettableClock clock = new SettableClock(NOW);
    private final Lane lane = new Lane("dingtalk|ops", Pace.PUBLISHED.get("dingtalk"), clock);
    private final Lane free = new Lane("slack|ops", Pace.FREE, clock);

    @Test
    void shouldSendAFewOneByOne() {
        assertThat(next(lane, notices(5))).get().extracting(Parcel::isDigest).isEqualTo(false);
    }

    @Test
    void shouldCollapseACrowdIntoOneDigest() {
        Parcel parcel = next(lane, notices(6)).orElseThrow();

        assertThat(parcel.notices()).hasSize(6);
        assertThat(parcel.id()).startsWith("digest-").isEqualTo(new Parcel(notices(6)).id());
    }

    @Test
    void shouldTakeNoMoreIntoADigestThanFits() {
        assertThat(lane.next(notices(9), waiting -> 7).orElseThrow().notices()).hasSize(7);
    }

    @Test
    void shouldNotMixReadersInADigest() {
        List<Notice> waiting = notices(8);
        waiting.set(3, Notice.newBuilder(waiting.get(3)).setPerson("bob").build());

        assertThat(next(lane, waiting).orElseThrow().notices()).hasSize(3);
    }

    @Test
    void shouldWaitForATokenWhenTheRateIsUsedUp() {
        IntStream.range(0, 5).forEach(i -> assertThat(next(lane, notices(1))).isPresent());

        assertThat(next(lane, notices(1))).isEmpty();
        clock.set(NOW.plusSeconds(5));
        assertThat(next(lane, notices(1))).isPresent();
    }

    @Test
    void shouldLeaveADestinationAloneThatFailsAgainAndAgain() {
        fail(Lane.FAILURES);
        assertThat(free.isOpen()).isTrue();
        assertThat(next(free, notices(1))).isEmpty();

        clock.set(NOW.plus(Duration.ofSeconds(31)));
        Parcel probe = next(free, notices(1)).orElseThrow();
        assertThat(next(free, notices(1))).isEmpty();
        free.learn(probe, TAKEN);

        assertThat(next(free, notices(1))).isPresent();
    }

    @Test
    void shouldNotTakeBeingToldToWaitForAFailure() {
        Delivery limited = new Delivery.TryAgain("429", Optional.of(Duration.ofSeconds(1)), false);
        IntStream.range(0, 20).forEach(i -> free.learn(next(free, notices(1)).orElseThrow(), limited));

        assertThat(free.isOpen()).isFalse();
    }

    @Test
    void shouldFindThePoisonInADigestByTellingEachAlone() {
        Parcel digest = next(lane, notices(6)).orElseThrow();
        lane.learn(digest, new Delivery.Refused("400"));

        assertThat(next(lane, notices(6)).orElseThrow().isDigest()).isFalse();
    }

    private void fail(int times) {
        IntStream.range(0, times).forEach(i -> free.learn(next(free, notices(1)).orElseThrow(), DOWN));
    }

    private static Optional<Parcel> next(Lane lane, List<Notice> waiting) {
        return lane.next(waiting, List::size);
    }

    private static List<Notice> notices(int count) {
        return new java.util.ArrayList<>(IntStream.rangeClosed(1, count)
                .mapToObj(i -> Breaches.pending("dingtalk", "ops", Breaches.breach(BreachState.UPDATED, "warning", i)))
                .toList());
    }
}
