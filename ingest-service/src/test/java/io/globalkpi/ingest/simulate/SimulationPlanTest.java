package io.globalkpi.ingest.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimulationPlanTest {

    private static final SimulationPlan PLAN = SimulationPlan.demo(Instant.parse("2026-06-15T10:30:00.123456Z"));

    @Test
    void shouldBeAMonthOfSixtyThousandEventsByDefault() {
        assertThat(PLAN.days()).isEqualTo(30);
        assertThat(PLAN.events()).isEqualTo(60_000);
        assertThat(PLAN.end()).isEqualTo(Instant.parse("2026-06-15T10:30:00.123Z"));
    }

    @Test
    void shouldSayWhichSettingIsWrongAndWhatItMayBe() {
        assertThatThrownBy(() -> PLAN.withDays(3)).hasMessage("days must be 25 to 180, was 3");
        assertThatThrownBy(() -> PLAN.withEvents(9)).hasMessage("events must be 10000 or more, was 9");
        assertThatThrownBy(() -> PLAN.withEvents(40_000_000))
                .hasMessage("events must be at most 1000000 a day, was 40000000 in 30 days");
        assertThatThrownBy(() -> new SimulationPlan(1, PLAN.end(), 30, 60_000, 0.5, 0))
                .hasMessage("duplicates must be 0 to 0.2, was 0.5");
        assertThatThrownBy(() -> new SimulationPlan(1, PLAN.end(), 30, 60_000, 0, -1))
                .hasMessage("late must be 0 to 0.2, was -1.0");
    }

    @Test
    void shouldFitTheOrdersOfThePromotionDayOfTheLargestMonth() {
        int[][] orders = new Volumes(PLAN.withEvents(30_000_000)).orders();

        for (int[] ofSite : orders) {
            for (int ofDay : ofSite) {
                assertThat(ofDay).isLessThanOrEqualTo(Due.MOST_INDEX);
            }
        }
    }
}
