package io.globalkpi.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Samples;
import io.globalkpi.schemas.id.Wildcard;
import io.globalkpi.schemas.reference.Bound;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Level;
import io.globalkpi.schemas.reference.Rule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {

    private static final KpiTraits NO_TRAITS = new KpiTraits(List.of());

    @Test
    void shouldFindTheRulesThatWatchAScopeAndWindow() {
        RuleBook book = RuleBook.of(
                List.of(
                        rule("all", true, List.of(), 3, 2),
                        rule("amazon", true, List.of("amazon-*"), 3, 2),
                        rule("off", false, List.of(), 3, 2)),
                NO_TRAITS);

        assertThat(book.watching(site("amazon-us/acme"), "30d"))
                .extracting(AlertRule::id)
                .containsExactlyInAnyOrder("all", "amazon");
        assertThat(book.watching(site("ebay-us/acme"), "30d"))
                .extracting(AlertRule::id)
                .containsExactly("all");
        assertThat(book.watching(new Place("OWNER", "amazon-us/acme", "", "", ""), "30d"))
                .isEmpty();
        assertThat(book.watching(site("amazon-us/acme"), "7d")).isEmpty();
    }

    @Test
    void shouldSayWhichRuleMakesNoSenseAndKeepTheOthers() {
        RuleBook book = RuleBook.of(
                List.of(rule("good", true, List.of(), 3, 2), rule("recovers-beyond", true, List.of(), 3, 4)),
                NO_TRAITS);

        assertThat(book.watching(site("a"), "30d")).extracting(AlertRule::id).containsExactly("good");
        assertThat(book.faults())
                .singleElement()
                .asString()
                .contains("recovers-beyond", "recovery 4.0 lies beyond the threshold 3.0");
    }

    @Test
    void shouldRefuseLevelsThatDoNotGoFromMildToGrave() {
        RuleBook book =
                RuleBook.of(List.of(row("upside-down", true, List.of(), List.of(level(5, 4), level(3, 2)))), NO_TRAITS);

        assertThat(book.faults()).singleElement().asString().contains("from mild to grave");
    }

    /** By its days a ratio can be told, if they are published and the window has enough of them. */
    @Test
    void shouldTakeConfidenceInARatioOnlyOverEnoughDays() {
        KpiDefinition ratio = KpiDefinition.newBuilder(Samples.returnRate())
                .setSample("orders")
                .setWindows(List.of("day", "7d", "30d"))
                .build();
        Rule over30Days =
                Rule.newBuilder(Samples.returnRateRule()).setConfidence(0.995).build();
        Rule over7Days = Rule.newBuilder(over30Days).setWindow("7d").build();

        assertThat(RuleBook.of(List.of(over30Days), new KpiTraits(List.of(ratio)))
                        .faults())
                .isEmpty();
        assertThat(RuleBook.of(List.of(over7Days), new KpiTraits(List.of(ratio)))
                        .faults())
                .singleElement()
                .asString()
                .contains("over 7d", "30 days or more");
    }

    @Test
    void shouldRefuseConfidenceWhereNoSnapshotCarriesWhatItTakes() {
        Rule sure = Rule.newBuilder(rule("sure", true, List.of(), 3, 2))
                .setConfidence(0.995)
                .build();
        KpiDefinition money = KpiDefinition.newBuilder(Samples.returnRate())
                .setSample("orders")
                .build();

        assertThat(RuleBook.of(List.of(sure), new KpiTraits(List.of(money))).faults())
                .singleElement()
                .asString()
                .contains("confidence is not available for return_rate");
        assertThat(RuleBook.of(List.of(sure), new KpiTraits(List.of(Samples.returnRate())))
                        .faults())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*, anything, true",
        "amazon-us/acme, amazon-us/acme, true",
        "amazon-us/acme, amazon-us/acme2, false",
        "amazon-*, amazon-us/acme, true",
        "amazon-*, ebay-us/acme, false",
        "*/acme, amazon-us/acme, true",
        "a*b*c, abc, true",
        "a*b*c, aXbYc, true",
        "a*b*c, acb, false",
        "ab*ba, aba, false",
        "a.c, abc, false"
    })
    void shouldMatchWithStarsOnly(String pattern, String id, boolean matches) {
        assertThat(new Wildcard(pattern).matches(id)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z",
        "2026-03-01T00:04:59.999Z, 2026-03-01T00:00:00Z, 2026-03-01T00:05:00Z",
        "1969-12-31T23:59:00Z, 1969-12-31T23:55:00Z, 1970-01-01T00:00:00Z"
    })
    void shouldFloorAndCeilToTheGrid(Instant instant, Instant floor, Instant ceiling) {
        assertThat(Grid.floor(instant)).isEqualTo(floor);
        assertThat(Grid.ceiling(instant)).isEqualTo(ceiling);
    }

    private static Place site(String id) {
        return new Place("SITE", id, "", "", "");
    }

    private static Rule rule(String id, boolean enabled, List<String> scopes, double threshold, double recovery) {
        return row(id, enabled, scopes, List.of(level(threshold, recovery)));
    }

    private static Rule row(String id, boolean enabled, List<String> scopes, List<Level> levels) {
        return Rule.newBuilder()
                .setRule(id)
                .setName(id)
                .setKpi("return_rate")
                .setWindow("30d")
                .setBound(Bound.AT_MOST)
                .setScopeTypes(List.of("SITE"))
                .setScopeIds(scopes)
                .setLevels(levels)
                .setEnabled(enabled)
                .build();
    }

    private static Level level(double threshold, double recovery) {
        return Samples.level("warning", threshold, recovery, 0);
    }
}
