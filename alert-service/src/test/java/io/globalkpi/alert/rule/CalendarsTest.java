package io.globalkpi.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.alert.Samples;
import io.globalkpi.schemas.reference.CalendarDay;
import io.globalkpi.schemas.reference.ChangeKind;
import io.globalkpi.schemas.reference.ThresholdChange;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The return rate: warning above 3 %, recovery 2.5 %; critical above 5 %, recovery 4 %. */
class CalendarsTest {

    private static final LocalDate BLACK_FRIDAY = LocalDate.of(2026, 11, 27);
    private static final AlertRule RULE = AlertRule.of(Samples.returnRateRule());

    @ParameterizedTest
    @CsvSource({
        "2026-11-26, US, 0.03",
        "2026-11-27, US, 0.06",
        "2026-11-30, US, 0.06",
        "2026-12-01, US, 0.03",
        "2026-11-27, DE, 0.03"
    })
    void shouldBendForTheSpanAndTheMarket(LocalDate date, String market, double threshold) {
        Calendars calendars = new Calendars(List.of(day(change(ChangeKind.FACTOR, 2))));

        assertThat(warning(calendars.inForce(RULE, site(market), date)).threshold())
                .isEqualTo(threshold);
    }

    @Test
    void shouldBendTheRecoveryWithTheThreshold() {
        InForce factor = at(BLACK_FRIDAY, change(ChangeKind.FACTOR, 2));
        InForce absolute = at(
                BLACK_FRIDAY,
                ThresholdChange.newBuilder(change(ChangeKind.ABSOLUTE, 0.04))
                        .setLevel("warning")
                        .build());

        assertThat(warning(factor).recovery()).isEqualTo(0.05);
        assertThat(warning(absolute).threshold()).isEqualTo(0.04);
        assertThat(warning(absolute).recovery()).isCloseTo(0.035, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(absolute.rule().threshold("critical").orElseThrow().threshold())
                .isEqualTo(0.05);
        assertThat(factor.because()).isEqualTo("Black Friday by maria");
    }

    @Test
    void shouldHoldWhatIsOff() {
        InForce off = at(BLACK_FRIDAY, change(ChangeKind.OFF, 1));

        assertThat(off.off()).isTrue();
        assertThat(off.because()).isEqualTo("Black Friday by maria");
    }

    @Test
    void shouldEndWithItsExpiry() {
        ThresholdChange brief = ThresholdChange.newBuilder(change(ChangeKind.FACTOR, 2))
                .setExpires(BLACK_FRIDAY)
                .build();

        assertThat(at(BLACK_FRIDAY, brief).because()).isNotEmpty();
        assertThat(at(BLACK_FRIDAY.plusDays(1), brief)).isEqualTo(InForce.plain(RULE));
    }

    @Test
    void shouldKeepToItsRulesAndScopes() {
        ThresholdChange other = ThresholdChange.newBuilder(change(ChangeKind.FACTOR, 2))
                .setRules(List.of("acos-*"))
                .build();
        ThresholdChange owners = ThresholdChange.newBuilder(change(ChangeKind.FACTOR, 2))
                .setScopeIds(List.of("ben"))
                .build();
        Calendars calendars = new Calendars(List.of(day(owners)));

        assertThat(at(BLACK_FRIDAY, other).because()).isEmpty();
        assertThat(calendars.inForce(RULE, site("US"), BLACK_FRIDAY).because()).isEmpty();
        assertThat(calendars
                        .inForce(RULE, new Place("OWNER", "ben", "", "", "ben"), BLACK_FRIDAY)
                        .because())
                .isNotEmpty();
    }

    @Test
    void shouldChangeNothingWhereItWouldTurnTheLevelsUpsideDown() {
        ThresholdChange beyondCritical = ThresholdChange.newBuilder(change(ChangeKind.ABSOLUTE, 0.2))
                .setLevel("warning")
                .build();

        assertThat(at(BLACK_FRIDAY, beyondCritical)).isEqualTo(InForce.plain(RULE));
    }

    private static InForce at(LocalDate date, ThresholdChange change) {
        return new Calendars(List.of(day(change))).inForce(RULE, site("US"), date);
    }

    private static CalendarDay day(ThresholdChange change) {
        return CalendarDay.newBuilder()
                .setCalendar("US")
                .setName("Black Friday")
                .setFrom(BLACK_FRIDAY)
                .setTo(BLACK_FRIDAY.plusDays(3))
                .setThresholds(List.of(change))
                .build();
    }

    private static ThresholdChange change(ChangeKind how, double value) {
        return ThresholdChange.newBuilder()
                .setHow(how)
                .setValue(value)
                .setAuthor("maria")
                .setExpires(LocalDate.of(2027, 1, 31))
                .build();
    }

    private static Place site(String market) {
        return new Place("SITE", "amazon/a", "amazon", market, "");
    }

    private static Threshold warning(InForce rule) {
        return rule.rule().threshold("warning").orElseThrow();
    }
}
