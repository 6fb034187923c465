package io.globalkpi.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A large month streams: what waits is packed, what is told is made when asked for. */
class SimulationLoadTest {

    private static final SimulationPlan PLAN =
            SimulationPlan.demo(Instant.parse("2026-06-15T10:30:00Z")).withEvents(300_000);

    @Test
    void shouldStreamALargeMonthAndCountWhatTheTruthCounts() {
        Simulation simulation = Simulation.of(PLAN);
        long events = 0;
        for (Slice slice : simulation.slices()) {
            for (int i = 0; i < slice.publications().size(); i++) {
                events += slice.publications().get(i).events().size();
            }
        }

        assertThat(events).isEqualTo(simulation.truth().events());
        assertThat(events).isBetween(285_000L, 315_000L);
    }

    @Test
    void shouldKeepLittleMoreThanEightBytesAnEventThatWaits() {
        Schedule schedule = new Schedule(new Business(PLAN.withEvents(1_000_000)));
        long most = 0;
        for (int slice = 0; slice < 4 * PLAN.days(); slice++) {
            schedule.next();
            most = Math.max(most, schedule.waiting());
        }

        assertThat(most).as("tellings that wait at once, of a million").isLessThan(400_000);
    }
}
