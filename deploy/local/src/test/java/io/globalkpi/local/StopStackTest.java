package io.globalkpi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopStackTest {

    private final List<String> closed = new ArrayList<>();
    private final StopStack stop = new StopStack();

    @Test
    void shouldCloseInReverseOrderAndOnce() {
        stop.push("broker", () -> closed.add("broker"));
        stop.push("service", () -> closed.add("service"));

        stop.close();
        stop.close();

        assertThat(closed).containsExactly("service", "broker");
    }

    @Test
    void shouldCloseTheOthersWhenOneFails() {
        stop.push("broker", () -> closed.add("broker"));
        stop.push("service", () -> {
            throw new IllegalArgumentException("planted");
        });

        stop.close();

        assertThat(closed).containsExactly("broker");
    }

    @Test
    void shouldCloseAtOnceWhatIsOpenedAfterTheStop() {
        stop.close();

        assertThatIllegalStateException().isThrownBy(() -> stop.push("late", () -> closed.add("late")));
        assertThat(closed).containsExactly("late");
    }
}
