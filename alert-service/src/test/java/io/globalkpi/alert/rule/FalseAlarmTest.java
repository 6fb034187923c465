package io.globalkpi.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.LevelAction;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What a rule "return rate above 3 %" costs and catches: simulated sellers, looked at once a day for sixty days through
 * the rule engine itself, over a rolling window of thirty days.
 */
class FalseAlarmTest {

    private static final Path DOCUMENT = Path.of("..", "deploy", "docs", "alerts.md");
    private static final int SELLERS = 2_000;
    private static final int DAYS = 60;
    private static final int WINDOW = 30;
    private static final double HEALTHY = 0.02;
    private static final double BAD = 0.06;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void shouldSpareTheHealthyAndCatchTheBadWhenStrict() {
        AlertRule strict = rule(0, Optional.of(new Certainty(0.995)));

        assertThat(List.of(alerted(strict, 1, HEALTHY), alerted(strict, 3, HEALTHY), alerted(strict, 10, HEALTHY)))
                .allSatisfy(share -> assertThat(share).isLessThanOrEqualTo(0.01));
        assertThat(alerted(strict, 10, BAD)).isGreaterThan(0.85);
    }

    @Test
    void shouldPublishWhatTheEngineDoes() throws IOException {
        String table = String.join(
                "\n",
                row("bare value", rule(0, Optional.empty())),
                row("bare value, `minimumSample: 30`", rule(30, Optional.empty())),
                row("`confidence: 0.95`", rule(0, Optional.of(new Certainty(0.95)))),
                row("`confidence: 0.99`", rule(0, Optional.of(new Certainty(0.99)))),
                row("`confidence: 0.995`", rule(0, Optional.of(new Certainty(0.995)))));

        assertThat(Files.readString(DOCUMENT)).contains(table);
    }

    private static String row(String name, AlertRule rule) {
        return "| %s | %s | %s | %s |".formatted(name, cell(rule, 1), cell(rule, 3), cell(rule, 10));
    }

    private static String cell(AlertRule rule, int ordersADay) {
        return "%.1f %% (%.0f)"
                .formatted(100 * alerted(rule, ordersADay, HEALTHY), 100 * alerted(rule, ordersADay, BAD));
    }

    /** The share of sellers with at least one alert. The same sellers come before every rule. */
    private static double alerted(AlertRule rule, int ordersADay, double rate) {
        SplittableRandom random = new SplittableRandom(20261123);
        int alerted = 0;
        for (int seller = 0; seller < SELLERS; seller++) {
            alerted += isAlerted(rule, ordersADay, rate, random.split()) ? 1 : 0;
        }
        return (double) alerted / SELLERS;
    }

    private static boolean isAlerted(AlertRule rule, int ordersADay, double rate, SplittableRandom random) {
        int[] returned = new int[DAYS];
        Health health = Normal.NEW;
        boolean alerted = false;
        for (int day = 0; day < DAYS; day++) {
            returned[day] =
                    (int) random.doubles(ordersADay).filter(luck -> luck < rate).count();
            Verdict verdict = health.look(rule, reading(returned, day, ordersADay));
            alerted |=
                    verdict.change().filter(change -> change.why() == Why.HELD).isPresent();
            health = verdict.health();
        }
        return alerted;
    }

    private static Reading reading(int[] returned, int day, int ordersADay) {
        int first = Math.max(0, day + 1 - WINDOW);
        int hits = 0;
        for (int i = first; i <= day; i++) {
            hits += returned[i];
        }
        int sold = (day + 1 - first) * ordersADay;
        Instant at = START.plus(Duration.ofDays(day + 1L));
        return new Reading(
                at,
                at,
                true,
                (double) hits / sold,
                BigDecimal.valueOf(hits),
                BigDecimal.valueOf(sold),
                sold,
                true,
                null,
                true,
                false);
    }

    private static AlertRule rule(long minimumSample, Optional<Certainty> certainty) {
        Patience atOnce = new Patience(Duration.ZERO, Duration.ZERO);
        Threshold warning = new Threshold("warning", Bound.AT_MOST, 0.03, 0.03, atOnce, certainty, LevelAction.NOTIFY);
        return new AlertRule(
                "return-rate",
                1,
                "Return rate above 3 %",
                "return_rate",
                "30d",
                new ScopeSelector(List.of(), List.of()),
                List.of(warning),
                minimumSample,
                List.of(),
                0,
                Conditions.NONE,
                Comparing.NOTHING,
                Optional.empty(),
                Flapping.NEVER,
                Bearing.NONE);
    }
}
