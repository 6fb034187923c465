package io.globalkpi.alert.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Breaches;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EarlierTest {

    private final Earlier earlier = new Earlier();

    @Test
    void shouldPutADigestOfEndsUnderTheDigestOfTheirOpenings() {
        earlier.learn(sent("a", "C1/1", "digest-1"));
        earlier.learn(sent("b", "C1/1", "digest-1"));

        assertThat(earlier.of(new Parcel(List.of(end("a"), end("b"))))).contains(new Parcel.Told("C1/1", false));
    }

    @Test
    void shouldLetADigestOfThisAndThatStandByItself() {
        earlier.learn(sent("a", "C1/1", null));
        earlier.learn(sent("b", "C1/2", null));

        assertThat(earlier.of(new Parcel(List.of(end("a"), end("b"))))).isEmpty();
        assertThat(earlier.of(new Parcel(List.of(end("a"), end("new"))))).isEmpty();
        assertThat(earlier.of(Parcel.of(end("b")))).contains(new Parcel.Told("C1/2", true));
    }

    private static Notice sent(String breach, String message, @Nullable String digest) {
        return Notice.newBuilder(notice(breach, BreachState.OPENED))
                .setState(NoticeState.SENT)
                .setMessageId(message)
                .setDigest(digest)
                .build();
    }

    private static Notice end(String breach) {
        return notice(breach, BreachState.RECOVERED);
    }

    private static Notice notice(String breach, BreachState state) {
        return Breaches.pending(
                "slack",
                "ops",
                Breach.newBuilder(Breaches.breach(state, "warning", 1))
                        .setBreach(breach)
                        .build());
    }
}
