package io.globalkpi.alert.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Samples;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.reference.OwnerShare;
import io.globalkpi.schemas.reference.Person;
import io.globalkpi.schemas.reference.Route;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.table.ReferenceData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class BacktestTest {

    private static final Instant NINE = Instant.parse("2026-03-10T09:00:00Z");
    private static final Span WEEK =
            new Span(NINE.minus(Duration.ofDays(1)), NINE.plus(Duration.ofDays(6)), Instant.EPOCH);

    private final ReferenceData inForce = reference(Samples.returnRateRule());

    @Test
    void shouldSayWhatWouldHaveFiredAndWhoWouldHaveHeardOfIt() {
        Backtest backtest = new Backtest(WEEK, inForce);
        play(backtest.passage(), after(0, 40), after(2, 60), after(4, 60), after(6, 10));

        Firing firing = backtest.outcomes().get(0).firings().get("return-rate-high");
        assertThat(firing.count(BreachState.OPENED)).isEqualTo(1);
        assertThat(firing.count(BreachState.ESCALATED)).isEqualTo(1);
        assertThat(firing.count(BreachState.RECOVERED)).isEqualTo(1);
        assertThat(firing.scopes()).isEqualTo(1);
        assertThat(firing.people()).containsExactly("maria");
        assertThat(backtest.outcomes().get(0).loads(WEEK)).containsExactly(new Load("maria", 3, 3 / 7.0, 3));
    }

    @Test
    void shouldCompareTwoSetsOfRulesInOnePassage() {
        Rule stricter = Rule.newBuilder(Samples.returnRateRule())
                .setLevels(List.of(Samples.level("warning", 0.08, 0.07, 0)))
                .build();
        Backtest backtest = new Backtest(WEEK, inForce, reference(stricter));
        play(backtest.passage(), after(0, 40), after(2, 60), after(4, 10));

        assertThat(backtest.outcomes().get(0).firings()).containsKey("return-rate-high");
        assertThat(backtest.outcomes().get(1).firings()).isEmpty();
    }

    /** A hold that no value ends is ended by business time, a repeat comes when it is due. */
    @Test
    void shouldLetBusinessTimePassWhileNoValueComes() {
        Route nagging = Route.newBuilder(toOwner()).setRepeatMinutes(24 * 60).build();
        Backtest backtest = new Backtest(WEEK, reference(Samples.returnRateRule(), nagging));
        Passage passage = backtest.passage();
        play(passage, after(0, 40));
        passage.end();

        Firing firing = backtest.outcomes().get(0).firings().get("return-rate-high");
        assertThat(firing.count(BreachState.OPENED)).isEqualTo(1);
        assertThat(firing.messages()).isEqualTo(6);
    }

    @Test
    void shouldTakeOnlyTheLastValueOfAStepThatMayBeCompacted() {
        Span finals = new Span(WEEK.from(), WEEK.to(), Instant.MAX);
        Backtest backtest = new Backtest(finals, inForce);
        Passage passage = backtest.passage();
        // Two values of one day, the second told days later: what stands is that the day was fine.
        play(passage, after(0, 60), corrected(after(0, 10)), after(24, 60), after(48, 10));
        assertThat(backtest.outcomes().get(0).breaches()).isEmpty();

        assertThat(passage.end()).isTrue();
        assertThat(backtest.outcomes().get(0).breaches())
                .extracting(breach -> breach.getState() + " " + breach.getAt())
                .containsExactly("OPENED 2026-03-11T10:00:00Z", "RECOVERED 2026-03-12T09:00:00Z");
    }

    @Test
    void shouldLeaveOutWhatLiesOutsideTheSpan() {
        Backtest backtest = new Backtest(new Span(NINE, NINE.plusSeconds(1), Instant.EPOCH), inForce);
        play(backtest.passage(), after(-2, 60), after(-1, 60), after(1, 60), after(3, 60));

        assertThat(backtest.outcomes().get(0).breaches()).isEmpty();
    }

    @Test
    void shouldWantOnlyWindowsThatARuleLooksAt() {
        Passage passage = new Backtest(WEEK, inForce).passage();
        var key = Samples.key(after(0, 1));

        assertThat(passage.wants(key)).isTrue();
        assertThat(passage.wants(KpiKey.newBuilder(key).setWindow("1h").build()))
                .isFalse();
    }

    @Test
    void shouldProposeTheMostSensitiveThresholdsThatTheWishedLoadAllows() {
        Suggestions suggestions = new Suggestions(WEEK, inForce, List.of(Samples.returnRateRule()));
        Passage passage = suggestions.passage();
        for (int i = 0; i < 12; i++) {
            play(passage, after(i * 10, 36), after(i * 10 + 2, 36), after(i * 10 + 4, 10));
        }
        play(passage, after(125, 90), after(127, 90), after(129, 10));
        passage.end();

        Map<String, Optional<Suggestion>> quiet = suggestions.within(3);
        assertThat(quiet.get("return-rate-high")).hasValueSatisfying(found -> {
            assertThat(found.rule().getLevels().get(0).getThreshold()).isBetween(0.036, 0.042);
            assertThat(found.perWeek()).isLessThanOrEqualTo(3);
            assertThat(found.lines().get(0)).startsWith("level: warning, threshold: 0.0");
        });
        assertThat(suggestions.within(0).get("return-rate-high"))
                .hasValueSatisfying(
                        found -> assertThat(found.rule().getLevels().get(0).getThreshold())
                                .isGreaterThanOrEqualTo(0.09));
    }

    private static void play(Passage passage, KpiSnapshot... rows) {
        for (KpiSnapshot row : rows) {
            passage.take(Samples.key(row), row, row.getAsOf());
        }
    }

    private static KpiSnapshot after(long hours, int returned) {
        return Samples.returnsOfThousand(NINE.plus(Duration.ofHours(hours)), returned);
    }

    private static KpiSnapshot corrected(KpiSnapshot row) {
        return KpiSnapshot.newBuilder(row)
                .setAsOf(row.getAsOf().plus(Duration.ofDays(3)))
                .build();
    }

    private static Route toOwner() {
        return Route.newBuilder()
                .setRoute("to-owner")
                .setChannel("email")
                .setDestination("{owner}")
                .build();
    }

    private static ReferenceData reference(Rule rule, Route... routes) {
        SpecificRecord route = routes.length == 0 ? toOwner() : routes[0];
        return Samples.reference(
                rule,
                route,
                Samples.ownedBy(Instant.EPOCH, new OwnerShare("maria", 10_000)),
                Person.newBuilder()
                        .setPerson("maria")
                        .setName("Maria")
                        .setOwner("maria")
                        .setAddresses(Map.of("email", "maria@example.com"))
                        .build());
    }
}
