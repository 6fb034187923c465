package io.globalkpi.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.LevelAction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One row per edge of the machine drawn at {@link Health}.
 *
 * <p>A script is a row of looks {@code minute:percent}, with {@code /n} for a sample of n and {@code !} for a historic
 * one; {@code -} as the percent is a null value, {@code gone} a rule that no longer watches. The rule: warning above 3
 * held for 60 minutes, recovery 2.5; critical above 5 held for 30 minutes, recovery 4; at least 100 in the sample.
 */
class HealthTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Patience AT_ONCE = new Patience(Duration.ZERO, Duration.ZERO);
    private static final AlertRule RULE = new AlertRule(
            "return-rate-high",
            1,
            "Return rate above 3 %",
            "return_rate",
            "30d",
            new ScopeSelector(List.of("SITE"), List.of()),
            List.of(threshold("warning", 3, 2.5, 60), threshold("critical", 5, 4, 30)),
            100,
            List.of(),
            0,
            Conditions.NONE,
            Comparing.NOTHING,
            Optional.empty(),
            Flapping.NEVER,
            Bearing.NONE);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        stays normal at the threshold       | 0:3 60:3 600:3                  |
        stays normal below                  | 0:1 60:2.9                      |
        does not open before it has held    | 0:4 55:4                        |
        opens when it has held              | 0:4 55:4 60:4                   | HELD warning since 0 at 60 #1
        opens late if looked at late        | 0:4 300:4                       | HELD warning since 0 at 300 #1
        opens once                          | 0:4 60:4 65:4 600:4.5           | HELD warning since 0 at 60 #1
        same look again changes nothing     | 0:4 0:4 60:4 60:4               | HELD warning since 0 at 60 #1
        a dip to the threshold starts anew  | 0:4 30:3 35:4 60:4 90:4         |
        the new hold counts from the dip    | 0:4 30:3 35:4 95:4              | HELD warning since 35 at 95 #1
        a graver level may open first       | 0:6 30:6                        | HELD critical since 0 at 30 #1
        begin is the first crossing         | 0:4 10:6 40:6                   | HELD critical since 0 at 40 #1
        escalates when the graver held      | 0:4 60:4 65:6 90:6 95:6         | HELD warning since 0 at 60 #1, GRAVER_HELD critical since 0 at 95 #2
        escalates once                      | 0:4 60:6 90:6 95:7              | HELD warning since 0 at 60 #1, GRAVER_HELD critical since 0 at 90 #2
        a graver dip starts its hold anew   | 0:4 60:6 80:5 85:6 110:6        | HELD warning since 0 at 60 #1
        between recovery and threshold stays| 0:4 60:4 65:2.8 70:2.6          | HELD warning since 0 at 60 #1
        recovers at the recovery            | 0:4 60:4 65:2.5                 | HELD warning since 0 at 60 #1, BACK_IN_ORDER warning since 0 at 65 #2
        eases inside the graver recovery    | 0:6 30:6 35:4.1 40:4            | HELD critical since 0 at 30 #1, EASED warning since 0 at 40 #2
        escalates again after easing        | 0:6 30:6 40:4 45:6 75:6         | HELD critical since 0 at 30 #1, EASED warning since 0 at 40 #2, GRAVER_HELD critical since 0 at 75 #3
        the end names the gravest level     | 0:6 30:6 40:4 45:1              | HELD critical since 0 at 30 #1, EASED warning since 0 at 40 #2, BACK_IN_ORDER critical since 0 at 45 #3
        recovers from critical at once      | 0:6 30:6 35:0                   | HELD critical since 0 at 30 #1, BACK_IN_ORDER critical since 0 at 35 #2
        a second episode has its own begin  | 0:6 30:6 35:0 40:6 70:6         | HELD critical since 0 at 30 #1, BACK_IN_ORDER critical since 0 at 35 #2, HELD critical since 40 at 70 #1
        too small a sample opens nothing    | 0:4/99 60:4/99                  |
        exactly the minimum decides         | 0:4/100 60:4/100                | HELD warning since 0 at 60 #1
        too small a sample recovers nothing | 0:4 60:4 65:0/99                | HELD warning since 0 at 60 #1
        no value recovers nothing           | 0:4 60:4 65:-                   | HELD warning since 0 at 60 #1
        no value does not stop a hold       | 0:4 30:- 60:4                   | HELD warning since 0 at 60 #1
        history is told to nobody           | 0:4! 60:4! 65:1!                | HELD warning since 0 at 60 #1 historic, BACK_IN_ORDER warning since 0 at 65 #2 historic
        what still stands is told later     | 0:4! 60:4! 65:4 70:4            | HELD warning since 0 at 60 #1 historic, STILL_STANDS warning since 0 at 65 #2
        an escalation found late, too       | 0:4 60:4 65:6! 95:6! 100:6      | HELD warning since 0 at 60 #1, GRAVER_HELD critical since 0 at 95 #2 historic, STILL_STANDS critical since 0 at 100 #3
        an untold episode ends untold       | 0:4! 60:4! 65:1                 | HELD warning since 0 at 60 #1 historic, BACK_IN_ORDER warning since 0 at 65 #2 historic
        the end of a told one is told late  | 0:4 60:4 65:1!                  | HELD warning since 0 at 60 #1, BACK_IN_ORDER warning since 0 at 65 #2
        a rule that goes retracts           | 0:4 60:4 65:gone                | HELD warning since 0 at 60 #1, RULE_GONE warning since 0 at 65 #2
        a rule that goes forgets a suspect  | 0:4 5:gone 60:4                 |
        """)
    void shouldChangeOnlyAsDrawn(String edge, String script, String changes) {
        assertThat(play(script)).isEqualTo(changes == null ? "" : changes);
    }

    /** Warning above 3, back at 2.5 for 30 minutes; critical above 5, back at 4 for 60 minutes. Nothing is held. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        fires on until it has been quiet    | 0:4 5:2 30:2                    | HELD warning since 0 at 0 #1
        ends when it has been quiet         | 0:4 5:2 35:2                    | HELD warning since 0 at 0 #1, BACK_IN_ORDER warning since 0 at 35 #2
        a look above recovery starts anew   | 0:4 5:2 20:2.6 25:2 50:2        | HELD warning since 0 at 0 #1
        and the quiet counts from there     | 0:4 5:2 20:2.6 25:2 55:2        | HELD warning since 0 at 0 #1, BACK_IN_ORDER warning since 0 at 55 #2
        too small a sample is not quiet     | 0:4 5:2 35:2/9                  | HELD warning since 0 at 0 #1
        the graver fires on for its own time| 0:6 5:4 60:4                    | HELD critical since 0 at 0 #1
        and eases when it is over           | 0:6 5:4 65:4                    | HELD critical since 0 at 0 #1, EASED warning since 0 at 65 #2
        both ended at once                  | 0:6 5:1 65:1                    | HELD critical since 0 at 0 #1, BACK_IN_ORDER critical since 0 at 65 #2
        a graver level does not wait        | 0:4 5:2 10:6                    | HELD warning since 0 at 0 #1, GRAVER_HELD critical since 0 at 10 #2
        """)
    void shouldFireOnForAsLongAsItMust(String edge, String script, String changes) {
        AlertRule patient = rule(
                Flapping.NEVER,
                new Threshold("warning", Bound.AT_MOST, 3, 2.5, keepFiring(30), Optional.empty(), LevelAction.NOTIFY),
                new Threshold("critical", Bound.AT_MOST, 5, 4, keepFiring(60), Optional.empty(), LevelAction.NOTIFY));

        assertThat(play(patient, script)).isEqualTo(changes);
    }

    @Test
    void shouldSayWhenTheQuietIsOver() {
        AlertRule patient = rule(
                Flapping.NEVER,
                new Threshold("warning", Bound.AT_MOST, 3, 2.5, keepFiring(30), Optional.empty(), LevelAction.NOTIFY));

        Health open = look(Normal.NEW, patient, "0:4").health();

        assertThat(open.due(patient)).isEmpty();
        assertThat(look(open, patient, "5:2").health().due(patient)).contains(minute(35));
    }

    /** Three episodes within an hour are flapping. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        the third stays open                | 0:4 5:2 10:4 15:2 20:4 25:2 80:2 | HELD warning since 0 at 0 #1, BACK_IN_ORDER warning since 0 at 5 #2, HELD warning since 10 at 10 #1, BACK_IN_ORDER warning since 10 at 15 #2, HELD warning since 20 at 20 #1 flapping
        until it has been quiet for an hour | 0:4 5:2 10:4 15:2 20:4 25:2 85:2 | HELD warning since 0 at 0 #1, BACK_IN_ORDER warning since 0 at 5 #2, HELD warning since 10 at 10 #1, BACK_IN_ORDER warning since 10 at 15 #2, HELD warning since 20 at 20 #1 flapping, BACK_IN_ORDER warning since 20 at 85 #2 flapping
        those long ago do not count         | 0:4 5:2 10:4 15:2 60:4 65:2      | HELD warning since 0 at 0 #1, BACK_IN_ORDER warning since 0 at 5 #2, HELD warning since 10 at 10 #1, BACK_IN_ORDER warning since 10 at 15 #2, HELD warning since 60 at 60 #1, BACK_IN_ORDER warning since 60 at 65 #2
        """)
    void shouldKeepOpenWhatFlaps(String edge, String script, String changes) {
        AlertRule atOnce =
                rule(new Flapping(3, Duration.ofHours(1)), threshold("warning", Bound.AT_MOST, 3, 2.5, AT_ONCE));

        assertThat(play(atOnce, script)).isEqualTo(changes);
    }

    @Test
    void shouldNotGiveTwoEpisodesTheSameBegin() {
        AlertRule atOnce = withThreshold(threshold("warning", 3, 2.5, 0));

        Health recovered =
                look(look(Normal.NEW, atOnce, "0:4").health(), atOnce, "0:1").health();
        Verdict again = look(recovered, atOnce, "0:4");

        assertThat(again.change()).isEmpty();
        assertThat(again.health().due(atOnce)).contains(minute(5));
        assertThat(look(again.health(), atOnce, "5:4").change())
                .map(change -> change.episode().since())
                .contains(minute(5));
    }

    @Test
    void shouldSayWhenStandingStillWouldBringAChange() {
        Health suspect = look(Normal.NEW, RULE, "0:6").health();
        Health warned = look(look(suspect, RULE, "10:4").health(), RULE, "60:4").health();

        assertThat(Normal.NEW.due(RULE)).isEmpty();
        assertThat(suspect.due(RULE)).contains(minute(30));
        assertThat(warned.due(RULE)).isEmpty();
        assertThat(look(warned, RULE, "70:6").health().due(RULE)).contains(minute(100));
    }

    @Test
    void shouldWatchValuesThatMayNotFallBelowToo() {
        AlertRule floor = withThreshold(threshold("warning", Bound.AT_LEAST, 90, 95, AT_ONCE));

        Verdict low = look(Normal.NEW, floor, "0:89");

        assertThat(look(Normal.NEW, floor, "0:90").change()).isEmpty();
        assertThat(low.change()).map(Change::why).contains(Why.HELD);
        assertThat(look(low.health(), floor, "5:94").change()).isEmpty();
        assertThat(look(low.health(), floor, "5:95").change()).map(Change::why).contains(Why.BACK_IN_ORDER);
    }

    private static String play(String script) {
        return play(RULE, script);
    }

    private static String play(AlertRule rule, String script) {
        Health health = Normal.NEW;
        List<String> changes = new ArrayList<>();
        for (String step : script.trim().split(" +")) {
            Verdict verdict = step.endsWith("gone") ? health.retract(minute(step)) : look(health, rule, step);
            verdict.change().map(HealthTest::inWords).ifPresent(changes::add);
            health = verdict.health();
        }
        return String.join(", ", changes);
    }

    private static Verdict look(Health health, AlertRule rule, String step) {
        return health.look(rule, reading(step));
    }

    private static Reading reading(String step) {
        boolean historic = step.endsWith("!");
        String[] parts = step.replace("!", "").split("[:/]");
        Double value = parts[1].equals("-") ? null : Double.valueOf(parts[1]);
        long sample = parts.length > 2 ? Long.parseLong(parts[2]) : 1000;
        Instant at = minute(step);
        return new Reading(at, at, false, value, BigDecimal.ONE, BigDecimal.TEN, sample, false, null, true, historic);
    }

    private static String inWords(Change change) {
        return "%s %s since %d at %d #%d%s%s"
                .formatted(
                        change.why(),
                        change.level(),
                        minutes(change.episode().since()),
                        minutes(change.at()),
                        change.episode().sequence(),
                        change.historic() ? " historic" : "",
                        change.episode().flapping() ? " flapping" : "");
    }

    private static AlertRule withThreshold(Threshold threshold) {
        return rule(Flapping.NEVER, threshold);
    }

    private static AlertRule rule(Flapping flapping, Threshold... thresholds) {
        return new AlertRule(
                "r",
                1,
                "r",
                "k",
                "1h",
                RULE.scopes(),
                List.of(thresholds),
                100,
                List.of(),
                0,
                Conditions.NONE,
                Comparing.NOTHING,
                Optional.empty(),
                flapping,
                Bearing.NONE);
    }

    private static Patience keepFiring(long minutes) {
        return new Patience(Duration.ZERO, Duration.ofMinutes(minutes));
    }

    private static Threshold threshold(String level, double threshold, double recovery, long holdMinutes) {
        return threshold(
                level,
                Bound.AT_MOST,
                threshold,
                recovery,
                new Patience(Duration.ofMinutes(holdMinutes), Duration.ZERO));
    }

    private static Threshold threshold(
            String level, Bound bound, double threshold, double recovery, Patience patience) {
        return new Threshold(level, bound, threshold, recovery, patience, Optional.empty(), LevelAction.NOTIFY);
    }

    private static Instant minute(String step) {
        return minute(Long.parseLong(step.substring(0, step.indexOf(':'))));
    }

    private static Instant minute(long minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static long minutes(Instant instant) {
        return Duration.between(START, instant).toMinutes();
    }
}
