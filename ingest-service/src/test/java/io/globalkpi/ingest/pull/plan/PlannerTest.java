package io.globalkpi.ingest.pull.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.platform.FeedPlan;
import io.globalkpi.ingest.platform.Pulled;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.ScriptedSession;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.pull.plan.Position.Under;
import io.globalkpi.schemas.topic.EventKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final FeedPlan ORDERS = FeedPlan.updates("orders", EventKind.ORDERS)
            .longest(Duration.ofDays(3))
            .history(Duration.ofDays(10))
            .named()
            .sweep(Reach.CREATED, Duration.ofDays(1), Duration.ofDays(7));
    private static final FeedPlan TRAFFIC = FeedPlan.dates("traffic", EventKind.TRAFFIC)
            .history(Duration.ofDays(3))
            .sweep(Reach.DATES, Duration.ofDays(1), Duration.ofDays(2));

    private Position position = Position.BEGIN;
    private Instant now = NOW;

    private static JobPlan plan(FeedPlan feed, Map<String, String> settings) {
        return JobPlan.of(feed, "", ScriptedSession.SHOP, settings);
    }

    /** All slices that are due now, each covered in one step. */
    private List<Under> run(JobPlan plan) {
        Planner planner = new Planner(plan);
        List<Under> done = new ArrayList<>();
        Optional<Under> next = planner.next(position, Wanted.NOTHING, now);
        while (next.isPresent()) {
            done.add(next.get());
            position = Position.read(
                    planner.after(position, next.get(), Pulled.last(List.of())).text());
            next = planner.next(position, Wanted.NOTHING, now);
        }
        return done;
    }

    @Test
    void shouldCatchUpInSlicesThatOverlapAndAreNeverTooLong() {
        List<Under> slices = run(plan(ORDERS, Map.of()));

        assertThat(slices.get(0).from()).isEqualTo(NOW.minus(Duration.ofDays(10)));
        assertThat(slices.get(slices.size() - 1).to()).isEqualTo(NOW);
        for (int i = 1; i < slices.size(); i++) {
            assertThat(slices.get(i).from()).isEqualTo(slices.get(i - 1).to().minus(Duration.ofMinutes(30)));
            assertThat(Duration.between(slices.get(i).from(), slices.get(i).to()))
                    .isLessThanOrEqualTo(Duration.ofDays(3));
        }
        assertThat(position.watermark()).isEqualTo(NOW);
    }

    @Test
    void shouldRunAgainAtItsScheduleAndNotBefore() {
        JobPlan plan = plan(ORDERS, Map.of());
        run(plan);

        now = NOW.plusSeconds(299);
        assertThat(run(plan)).isEmpty();
        assertThat(new Planner(plan).dueAt(position, Wanted.NOTHING, now)).isEqualTo(NOW.plusSeconds(300));
        now = NOW.plusSeconds(300);
        assertThat(run(plan)).singleElement().satisfies(slice -> {
            assertThat(slice.from()).isEqualTo(NOW.minusSeconds(1800));
            assertThat(slice.to()).isEqualTo(now);
        });
    }

    @Test
    void shouldSweepInPiecesOnceTheTimeHasCome() {
        JobPlan plan = plan(ORDERS, Map.of());
        run(plan);
        now = NOW.plus(Duration.ofDays(1));

        List<Under> slices = run(plan);

        assertThat(slices).extracting(Under::why).containsExactly("NEWS", "SWEEP-0", "SWEEP-0", "SWEEP-0");
        assertThat(slices.get(1).reach()).isEqualTo(Reach.CREATED);
        assertThat(slices.get(1).from()).isEqualTo(now.minus(Duration.ofDays(7)));
        assertThat(slices.get(3).to()).isEqualTo(now);
        assertThat(run(plan)).isEmpty();
    }

    @Test
    void shouldPullWholeLocalDatesAfterTheySettledAndAgainWhereTheyAreRestated() {
        JobPlan plan = plan(TRAFFIC, Map.of());
        assertThat(run(plan))
                .extracting(slice -> slice.slice().firstDate(ScriptedSession.SHOP))
                .containsExactly(
                        LocalDate.parse("2026-03-07"), LocalDate.parse("2026-03-08"), LocalDate.parse("2026-03-09"));

        now = Instant.parse("2026-03-11T10:00:00Z");
        assertThat(new Planner(plan).dueAt(position, Wanted.NOTHING, NOW)).isEqualTo(now);
        assertThat(run(plan)).extracting(Under::why).containsExactly("NEWS");
        now = NOW.plus(Duration.ofDays(1));
        assertThat(run(plan)).extracting(Under::why).containsExactly("SWEEP-0", "SWEEP-0");
    }

    @Test
    void shouldHaveLookedSinceAnInstantOnlyWhenItSweptAgain() {
        JobPlan plan = plan(TRAFFIC, Map.of());
        assertThat(position.hasLookedSince(NOW)).isFalse();
        run(plan);
        assertThat(position.hasLookedSince(NOW)).isTrue();

        now = Instant.parse("2026-03-11T10:00:00Z");
        run(plan);
        assertThat(position.hasLookedSince(now))
                .as("new dates are not what is asked for again")
                .isFalse();
        now = NOW.plus(Duration.ofDays(1));
        run(plan);
        assertThat(position.hasLookedSince(now)).isTrue();
    }

    @Test
    void shouldHaveLookedSinceAnInstantWhenItRanAgainWithoutSweeps() {
        JobPlan plan = plan(ORDERS, Map.of("sweeps", ""));
        run(plan);
        assertThat(position.hasLookedSince(NOW)).isTrue();
        assertThat(position.hasLookedSince(NOW.plusSeconds(1))).isFalse();
    }

    @Test
    void shouldGoOnInTheMiddleOfASliceFromItsCursor() {
        Planner planner = new Planner(plan(ORDERS, Map.of()));
        Under first = planner.next(position, Wanted.NOTHING, now).orElseThrow();
        Position between = Position.read(planner.after(position, first, Pulled.later("poll:7", NOW.plusSeconds(60)))
                .text());

        assertThat(planner.next(between, Wanted.NOTHING, NOW.plusSeconds(59))).isEmpty();
        Under again = planner.next(between, Wanted.NOTHING, NOW.plusSeconds(60)).orElseThrow();
        assertThat(again.cursor()).isEqualTo("poll:7");
        assertThat(again.slice()).isEqualTo(first.slice());
    }

    @Test
    void shouldPullWhatWasNamedFirstAndWhatIsNewWhenWoken() {
        Planner planner = new Planner(plan(ORDERS, Map.of()));
        run(plan(ORDERS, Map.of()));
        now = NOW.plusSeconds(10);

        Under named =
                planner.next(position, new Wanted(true, List.of("7", "8")), now).orElseThrow();
        assertThat(named.slice()).isEqualTo(Slice.named(List.of("7", "8"), now));
        Under news = planner.next(position, new Wanted(true, List.of()), now).orElseThrow();
        assertThat(news.why()).isEqualTo(Under.NEWS);
    }

    @Test
    void shouldTakeSettingsOfTheJob() {
        JobPlan plan = plan(ORDERS, Map.of("from", "2026-03-09", "overlap", "PT1H", "sweeps", "PT6H=P2D"));

        assertThat(run(plan)).extracting(Under::from).containsExactly(Instant.parse("2026-03-09T04:00:00Z"));
        assertThat(plan.feed().overlap()).isEqualTo(Duration.ofHours(1));
        assertThat(plan.feed().sweeps())
                .containsExactly(new FeedPlan.Sweep(Reach.CREATED, Duration.ofHours(6), Duration.ofDays(2)));
        assertThatThrownBy(() -> plan(ORDERS, Map.of("overlap", "soon"))).hasMessageContaining("overlap must be");
    }

    @Test
    void shouldKnowDurationsAndCronExpressionsInTheZoneOfTheSite() {
        assertThat(Schedule.of("PT5M", ScriptedSession.SHOP.zone()).after(NOW)).isEqualTo(NOW.plusSeconds(300));
        assertThat(Schedule.of("15 6 * * *", ScriptedSession.SHOP.zone()).after(NOW))
                .isEqualTo(Instant.parse("2026-03-11T10:15:00Z"));
        assertThatThrownBy(() -> Schedule.of("hourly", ScriptedSession.SHOP.zone()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as PT5M");
    }
}
