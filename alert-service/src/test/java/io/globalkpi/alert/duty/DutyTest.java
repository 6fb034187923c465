package io.globalkpi.alert.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DutyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Integer> failuresInARow = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger turns = new AtomicInteger();
    private volatile Duty duty;

    @AfterEach
    void close() {
        duty.close();
    }

    @Test
    void shouldBeginAnewAfterWaitsThatGrow() {
        Duty.Work failsThrice = () -> {
            if (turns.incrementAndGet() <= 3) {
                throw new IllegalStateException("broken");
            }
            return work();
        };
        begin(failsThrice);
        await().until(() -> duty.trouble().isEmpty());

        assertThat(failuresInARow).containsExactly(1, 2, 3);
    }

    @Test
    void shouldWaitLittleAgainAfterATurnThatWentWell() {
        Duty.Work failsLateAtLast = () -> {
            nanos.addAndGet(
                    Duration.ofSeconds(turns.incrementAndGet() == 3 ? 16 : 1).toNanos());
            if (turns.get() <= 4) {
                throw new IllegalStateException("broken");
            }
            return work();
        };
        begin(failsLateAtLast);
        await().until(() -> duty.trouble().isEmpty());

        assertThat(failuresInARow).containsExactly(1, 2, 1, 2);
    }

    @Test
    void shouldSurviveAnErrorAndSayWhatItWas() {
        Duty.Work broken = () -> {
            throw new NoClassDefFoundError("some/Class");
        };
        begin(broken);
        await().until(() -> failuresInARow.size() > 1);
        assertThat(duty.trouble()).contains("work failed and begins anew: some/Class");
    }

    @Test
    void shouldSayWhatItWaitsForAndBeginWhenItIsThere() {
        AtomicBoolean isThere = new AtomicBoolean();
        begin(() -> isThere.get() ? work() : Optional.of("waits for topics"));
        await().until(() -> duty.trouble().equals(Optional.of("work waits for topics")));
        isThere.set(true);
        await().until(() -> duty.trouble().isEmpty());

        assertThat(failuresInARow).isEmpty();
    }

    @Test
    void shouldEndTheTurnAndBeginNoOtherWhenClosed() {
        begin(() -> {
            turns.incrementAndGet();
            return work();
        });
        await().until(() -> duty.trouble().isEmpty());

        duty.close();

        assertThat(turns).hasValue(1);
        assertThat(duty.isOpen()).isFalse();
    }

    private Optional<String> work() {
        while (duty.isOpen()) {
            duty.report(null);
            duty.pause(PATIENCE);
        }
        return Optional.empty();
    }

    private void begin(Duty.Work work) {
        duty = new Duty(
                "work",
                work,
                PATIENCE,
                failures -> {
                    failuresInARow.add(failures);
                    return 1L;
                },
                nanos::get);
        duty.start();
    }
}
