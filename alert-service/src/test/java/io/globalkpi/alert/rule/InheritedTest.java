package io.globalkpi.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Samples;
import io.globalkpi.schemas.reference.Rule;
import io.globalkpi.schemas.reference.RuleLayer;
import io.globalkpi.schemas.reference.RuleOverride;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Global: warning at 3 %, critical at 5 %, at least 100. What layers say otherwise is at {@link #RULE}. */
class InheritedTest {

    private static final Rule RULE = Rule.newBuilder(Samples.returnRateRule())
            .setOverrides(List.of(
                    override(RuleLayer.OWNER, "ben").setMinimumSample(50L).build(),
                    override(RuleLayer.SITE, "amazon-de/*")
                            .setLevel("warning")
                            .setThreshold(0.045)
                            .build(),
                    override(RuleLayer.MARKET, "DE")
                            .setLevel("warning")
                            .setThreshold(0.04)
                            .setRecovery(0.035)
                            .build(),
                    override(RuleLayer.PLATFORM, "amazon")
                            .setHoldMinutes(120L)
                            .setMinimumSample(200L)
                            .build(),
                    override(RuleLayer.PLATFORM, "shopee").setEnabled(false).build(),
                    override(RuleLayer.PLATFORM, "lazada")
                            .setLevel("warning")
                            .setThreshold(0.5)
                            .build()))
            .build();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "aliexpress-es/a, aliexpress, ES, ann, 0.03, 0.025, 60, 100",
                "amazon-us/a, amazon, US, ann, 0.03, 0.025, 120, 200",
                "ebay-de/a, ebay, DE, ann, 0.04, 0.035, 60, 100",
                "amazon-de/a, amazon, DE, ann, 0.045, 0.035, 120, 200",
                "amazon-de/a, amazon, DE, ben, 0.045, 0.035, 120, 50"
            })
    void shouldLetTheNearerLayerWin(
            String site,
            String platform,
            String market,
            String owner,
            double threshold,
            double recovery,
            long hold,
            long sample) {
        AlertRule rule = book().rule("return-rate-high", new Place("SITE", site, platform, market, owner))
                .orElseThrow();

        Threshold warning = rule.threshold("warning").orElseThrow();
        assertThat(warning.threshold()).isEqualTo(threshold);
        assertThat(warning.recovery()).isEqualTo(recovery);
        assertThat(warning.patience().hold()).hasMinutes(hold);
        assertThat(rule.minimumSample()).isEqualTo(sample);
        assertThat(rule.threshold("critical").orElseThrow().threshold()).isEqualTo(0.05);
    }

    @Test
    void shouldNotWatchWhereALayerSwitchesItOff() {
        assertThat(book().watching(new Place("SITE", "shopee-my/a", "shopee", "MY", ""), "30d"))
                .isEmpty();
    }

    @Test
    void shouldCountAsWrittenWhereTheOverridesMakeNoSense() {
        AlertRule rule = book().rule("return-rate-high", new Place("SITE", "lazada-th/a", "lazada", "TH", ""))
                .orElseThrow();

        assertThat(rule.threshold("warning").orElseThrow().threshold()).isEqualTo(0.03);
    }

    @Test
    void shouldSayWhichLayerGaveEachValue() {
        List<String> lines = Explanation.of(
                RULE,
                new Place("SITE", "amazon-de/a", "amazon", "DE", "ben"),
                new Calendars(List.of()),
                LocalDate.of(2026, 11, 27));

        assertThat(lines)
                .contains(
                        "minimumSample = 50  (owner ben)",
                        "warning.threshold = 0.045  (site amazon-de/*)",
                        "warning.recovery = 0.035  (market DE)",
                        "warning.holdMinutes = 120  (platform amazon)",
                        "critical.threshold = 0.05  (global)",
                        "no calendar bends it on 2026-11-27");
    }

    private static RuleBook book() {
        return RuleBook.of(List.of(RULE), new KpiTraits(List.of()));
    }

    private static RuleOverride.Builder override(RuleLayer layer, String id) {
        return RuleOverride.newBuilder().setLayer(layer).setId(id);
    }
}
