package io.globalkpi.streams.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.Better;
import io.globalkpi.schemas.targets.Promise;
import io.globalkpi.schemas.targets.TargetBook;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** April with a promise, half of it over: what an amount says. */
class StandingTest {

    private static final LocalDate APRIL_15 = LocalDate.parse("2026-04-15");
    private static final Bands BANDS = Bands.of(List.of());

    private static Standing promised(String amount) {
        TargetBook book = TargetBook.of(WrittenBusiness.reference("""
                company: {id: acme, currency: USD, zone: UTC}
                sites:
                  - {site: amazon-us/acme, name: US, platform: amazon, market: US, currency: USD, zone: UTC, openedOn: 2020-01-01}
                targets:
                  - {scopeType: SITE, scopeId: amazon-us/acme, kpi: any, period: 2026-04, amount: %s, from: 2026-01-01}
                """.formatted(amount)));
        Promise promise = book.promise(
                        new ScopeRef(ScopeType.SITE, "amazon-us/acme"), "any", Periods.CALENDAR.of("2026-04"), APRIL_15)
                .orElseThrow();
        Standing.Due due = new Standing.Due(
                promise.planned(APRIL_15, zone -> 1), promise.progress(APRIL_15, zone -> 1), new BigDecimal("15"));
        return new Standing(promise, due, new Standing.Past(APRIL_15, APRIL_15.minusDays(1), date -> new long[0]));
    }

    private static double value(Fraction fraction) {
        return fraction.numerator()
                .divide(fraction.denominator(), MathContext.DECIMAL128)
                .doubleValue();
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text);
    }

    @Test
    void shouldComparePositiveTargetsByDivision() {
        Standing standing = promised("3000");

        assertThat(value(standing.attainment(amount("1650"), Better.UP))).isEqualTo(0.55);
        assertThat(value(standing.attainmentToDate(amount("1650"), Better.UP))).isEqualTo(1.1);
        assertThat(value(standing.pace(amount("1650"), Better.UP))).isEqualTo(0.05);
        assertThat(standing.status(amount("1650"), Better.UP, BANDS)).isEqualTo(Status.AHEAD);
        assertThat(value(standing.runRate(amount("1650")))).isEqualTo(90);
    }

    /** 300 returns are the limit of April. 100 of them by the middle are good, 200 are not. */
    @Test
    void shouldMirrorWhatIsToBeSmall() {
        Standing standing = promised("300");

        assertThat(value(standing.attainmentToDate(amount("135"), Better.DOWN))).isEqualTo(1.1);
        assertThat(standing.status(amount("100"), Better.DOWN, BANDS)).isEqualTo(Status.AHEAD);
        assertThat(standing.status(amount("150"), Better.DOWN, BANDS)).isEqualTo(Status.ON_TRACK);
        assertThat(standing.status(amount("200"), Better.DOWN, BANDS)).isEqualTo(Status.BEHIND);
    }

    /** A planned loss of 1,000: 90 % of it lost is 110 % attained. */
    @Test
    void shouldReachATargetBelowZeroByTheDifference() {
        Standing standing = promised("-1000");

        assertThat(value(standing.attainment(amount("-900"), Better.UP))).isEqualTo(1.1);
        assertThat(value(standing.timeProgress())).isCloseTo(0.5, within(1e-7)); // 1,000 do not go into 30 days
        assertThat(standing.status(amount("-400"), Better.UP, BANDS)).isEqualTo(Status.AHEAD);
        assertThat(standing.status(amount("-700"), Better.UP, BANDS)).isEqualTo(Status.BEHIND);
    }

    @Test
    void shouldTellATargetOfZeroByTheDifferenceAlone() {
        Standing standing = promised("0");

        assertThat(standing.attainment(amount("5"), Better.UP).denominator()).isEqualByComparingTo("0");
        assertThat(value(standing.timeProgress())).isEqualTo(0.5);
        assertThat(standing.status(amount("5"), Better.UP, BANDS)).isEqualTo(Status.AHEAD);
        assertThat(standing.status(amount("5"), Better.DOWN, BANDS)).isEqualTo(Status.BEHIND);
    }
}
