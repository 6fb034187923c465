package io.globalkpi.alert.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Breaches;
import io.globalkpi.alert.SettableClock;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Notices that were planned as a group become one message, however few they are. */
class TogetherTest {

    private final Lane lane = new Lane(
            "email|you", Pace.PUBLISHED.get("email"), new SettableClock(Instant.parse("2026-03-10T10:00:00Z")));

    @Test
    void shouldTellAGroupAsOne() {
        assertThat(next(notice("a", "g"), notice("b", "other"), notice("c", "g")))
                .containsExactly("a", "c");
        assertThat(next(notice("a", null), notice("b", "g"), notice("c", "g"))).containsExactly("a");
        assertThat(next(notice("a", "g"), notice("b", null))).containsExactly("a");
    }

    @Test
    void shouldNotLetAnEndOvertakeItsOpening() {
        Notice end = Notice.newBuilder(notice("b", "g"))
                .setNotice("b-end")
                .setSequence(2)
                .build();

        assertThat(next(notice("a", "g"), notice("b", "earlier"), end)).containsExactly("a");
    }

    @Test
    void shouldNotMixReadersInAGroup() {
        Notice bob = Notice.newBuilder(notice("b", "g")).setPerson("bob").build();

        assertThat(next(notice("a", "g"), bob, notice("c", "g"))).containsExactly("a", "c");
    }

    private List<String> next(Notice... waiting) {
        return lane.next(Arrays.asList(waiting), List::size).orElseThrow().notices().stream()
                .map(Notice::getNotice)
                .toList();
    }

    private static Notice notice(String id, @Nullable String group) {
        Breach breach = Breach.newBuilder(Breaches.breach(BreachState.OPENED, "warning", 1))
                .setBreach(id)
                .build();
        return Notice.newBuilder(Breaches.pending("email", "you", breach))
                .setNotice(id)
                .setGroup(group)
                .build();
    }
}
