package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TaskGaugesTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void shouldNameThePartitionsThatAreBehindUntilTheyGoOrCatchUp() {
        TaskGauges third = new TaskGauges(meters, 3);
        TaskGauges first = new TaskGauges(meters, 1);
        assertThat(CatchUp.behind(meters)).containsExactly(1, 3);

        third.show(false, true, OptionalLong.of(1_000), 3_500);
        assertThat(CatchUp.behind(meters)).containsExactly(1);
        assertThat(value("kpi.business.lag.seconds")).isEqualTo(2.5);
        assertThat(value("kpi.remeasuring")).isOne();

        first.close();
        assertThat(CatchUp.behind(meters)).isEmpty();
    }

    /** Work of the day may be much for a moment, such as at midnight; that is no reason to send readers away. */
    @Test
    void shouldNotBeBehindOnceMore() {
        try (TaskGauges task = new TaskGauges(meters, 3)) {
            task.show(false, false, OptionalLong.empty(), 0);
            task.show(true, false, OptionalLong.empty(), 0);
            assertThat(CatchUp.behind(meters)).isEmpty();
        }
    }

    /** A task that comes back must be seen as it is now, not as it was. */
    @Test
    void shouldBeginAnewWhenATaskComesBack() {
        TaskGauges before = new TaskGauges(meters, 3);
        before.show(false, false, OptionalLong.empty(), 0);
        before.close();

        try (TaskGauges again = new TaskGauges(meters, 3)) {
            assertThat(CatchUp.behind(meters)).containsExactly(3);
            again.show(false, false, OptionalLong.empty(), 0);
            assertThat(CatchUp.behind(meters)).isEmpty();
        }
    }

    private double value(String meter) {
        return meters.get(meter).tag("partition", "3").gauge().value();
    }
}
