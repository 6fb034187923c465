package io.globalkpi.schemas.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.id.ScopeRef;
import io.globalkpi.schemas.period.Period;
import io.globalkpi.schemas.period.Periods;
import io.globalkpi.schemas.reference.ChangeKind;
import io.globalkpi.schemas.reference.FiscalYear;
import io.globalkpi.schemas.reference.WeekPattern;
import io.globalkpi.schemas.reference.YearEnd;
import io.globalkpi.schemas.reference.YearName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetBookTest {

    private static final LocalDate APRIL_10 = LocalDate.parse("2026-04-10");
    private static final Period APRIL = Periods.CALENDAR.of("2026-04");

    private final World world = new World()
            .kpi("sales", true)
            .kpi("acos", false)
            .site("amazon-us/a", "us", "America/New_York")
            .site("amazon-de/a", "de", "Europe/Berlin")
            .owner("ann", "west", World.LONG_AGO)
            .owned("amazon-de/a", Instant.EPOCH, Map.of("ann", 10_000));

    private Optional<BigDecimal> total(String scope, String kpi, Period period, LocalDate asOf) {
        return world.book()
                .promise(ScopeRef.of(scope), kpi, period, asOf)
                .map(promise -> promise.total().stripTrailingZeros());
    }

    @Test
    void shouldKeepTheOldTargetUntilTheNewOneHolds() {
        world.target("SITE", "amazon-de/a", "sales", "2026-04", "30")
                .target(World.row("SITE", "amazon-de/a", "sales", "2026-04", "45")
                        .setVersion(2)
                        .setFrom(LocalDate.parse("2026-04-16"))
                        .build());

        assertThat(total("site:amazon-de/a", "sales", APRIL, LocalDate.parse("2026-04-15")))
                .hasValue(new BigDecimal("3E+1"));
        assertThat(total("site:amazon-de/a", "sales", APRIL, LocalDate.parse("2026-04-16")))
                .hasValue(new BigDecimal("45"));
    }

    @Test
    void shouldTakeTargetsInOtherCurrenciesAtTheBudgetRateOfTheirFirstDate() {
        world.budget("EUR", "2026-01-01", "0.8")
                .budget("EUR", "2026-04-15", "0.5")
                .target(World.row("SITE", "amazon-de/a", "sales", "2026-04", "8")
                        .setCurrency("EUR")
                        .build())
                .target(World.row("SITE", "amazon-us/a", "sales", "2026-04", "8")
                        .setCurrency("JPY")
                        .build());

        assertThat(total("owner:ann", "sales", APRIL, APRIL_10)).hasValue(new BigDecimal("1E+1"));
        assertThat(total("site:amazon-us/a", "sales", APRIL, APRIL_10)).isEmpty();
    }

    @Test
    void shouldLetRatiosHoldBelowTheNearestFirst() {
        world.target("COMPANY", "acme", "acos", "2026", "0.3")
                .target("MARKET", "de", "acos", "2026-Q2", "0.2")
                .target("TEAM", "west", "acos", "2026", "0.25");

        assertThat(total("site:amazon-de/a", "acos", APRIL, APRIL_10)).hasValue(new BigDecimal("0.2"));
        assertThat(total("site:amazon-us/a", "acos", APRIL, APRIL_10)).hasValue(new BigDecimal("0.3"));
        assertThat(total("owner:ann", "acos", APRIL, APRIL_10)).hasValue(new BigDecimal("0.25"));
        assertThat(total("owner:ann", "acos", Periods.CALENDAR.of("2027-04"), APRIL_10))
                .isEmpty();
    }

    /** Growth is over the period before: what is wanted of a year says nothing of the way from October to November. */
    @Test
    void shouldHoldAGrowthForPeriodsOfItsOwnLengthOnly() {
        world.growth("growth").target("COMPANY", "acme", "growth", "2026", "0.4");

        assertThat(total("site:amazon-de/a", "growth", Periods.CALENDAR.of("2026"), APRIL_10))
                .hasValue(new BigDecimal("0.4"));
        assertThat(total("site:amazon-de/a", "growth", APRIL, APRIL_10)).isEmpty();
    }

    @Test
    void shouldWantOfEverybodyWhatTheCompanyWants() {
        TargetBook book =
                world.growth("growth").goal("growth", 0.4).goal("acos", 0.25).book();
        ScopeRef site = ScopeRef.of("site:amazon-de/a");

        assertThat(book.promise(site, "acos", APRIL, APRIL_10)).isEmpty();
        assertThat(book.goal(site, "acos", APRIL, APRIL_10).orElseThrow().total())
                .isEqualByComparingTo("0.25");
        assertThat(book.goal(site, "acos", APRIL, APRIL_10).orElseThrow().isSum())
                .isFalse();
        assertThat(book.goal(site, "growth", Periods.CALENDAR.of("2026"), APRIL_10)
                        .orElseThrow()
                        .total())
                .isEqualByComparingTo("0.4");
        assertThat(book.goal(site, "growth", APRIL, APRIL_10)).isEmpty();
        assertThat(book.goal(site, "sales", APRIL, APRIL_10)).isEmpty();
        assertThat(book.isSame(world.goal("acos", 0.3).book())).isFalse();
    }

    @Test
    void shouldPromiseNothingForAPeriodThatIsOnlyPartlySet() {
        world.target("COMPANY", "acme", "sales", "2026-04", "30");

        assertThat(total("company:acme", "sales", Periods.CALENDAR.of("2026-W16"), APRIL_10))
                .isPresent();
        assertThat(total("company:acme", "sales", Periods.CALENDAR.of("2026-Q2"), APRIL_10))
                .isEmpty();
        assertThat(total("owner:unassigned", "sales", Periods.CALENDAR.of("2026-04"), APRIL_10))
                .isPresent();
        assertThat(total("owner:nobody", "sales", Periods.CALENDAR.of("2026-04"), APRIL_10))
                .isEmpty();
    }

    @Test
    void shouldPlanByTheSeasonAndThePartOfTheDateThatIsGone() {
        world.calendar("de", "2026-04-06", "2026-04-10", 0).target("SITE", "amazon-de/a", "sales", "2026-04", "25");

        Promise promise = world.book()
                .promise(ScopeRef.of("site:amazon-de/a"), "sales", APRIL, APRIL_10)
                .orElseThrow();

        assertThat(promise.planned(APRIL_10, zone -> 1)).isEqualByComparingTo("5");
        assertThat(promise.progress(APRIL_10, zone -> 1)).isEqualTo(0.2);
        assertThat(promise.planned(LocalDate.parse("2026-04-11"), zone -> 0.5)).isEqualByComparingTo("5.5");
    }

    /** 30 for 30 days: the tenth weighs nothing, ten days double, so a day is 30 / 39. */
    @Test
    void shouldBendTheWeightOfDaysForSomeKpisAndScopesUntilItExpires() {
        world.kpi("units", true)
                .bent(
                        "us",
                        "2026-04-11",
                        "2026-04-20",
                        World.change(ChangeKind.FACTOR, 2)
                                .setKpis(List.of("sales"))
                                .setScopeIds(List.of("amazon-de/*"))
                                .build())
                .bent(
                        "de",
                        "2026-04-10",
                        "2026-04-10",
                        World.change(ChangeKind.OFF, 1)
                                .setKpis(List.of("sales"))
                                .build())
                .bent(
                        "de",
                        "2026-04-25",
                        "2026-04-30",
                        World.change(ChangeKind.ABSOLUTE, 9)
                                .setExpires(LocalDate.parse("2026-04-24"))
                                .build())
                .target("SITE", "amazon-de/a", "sales", "2026-04", "39")
                .target("SITE", "amazon-us/a", "sales", "2026-04", "30")
                .target("SITE", "amazon-de/a", "units", "2026-04", "30");

        assertThat(planned("site:amazon-de/a", "sales", "2026-04-09")).isEqualByComparingTo("9");
        assertThat(planned("site:amazon-de/a", "sales", "2026-04-10")).isEqualByComparingTo("9");
        assertThat(planned("site:amazon-de/a", "sales", "2026-04-20")).isEqualByComparingTo("29");
        assertThat(planned("site:amazon-de/a", "sales", "2026-04-30")).isEqualByComparingTo("39");
        assertThat(planned("site:amazon-us/a", "sales", "2026-04-20")).isEqualByComparingTo("20");
        assertThat(planned("site:amazon-de/a", "units", "2026-04-20")).isEqualByComparingTo("20");
    }

    private BigDecimal planned(String scope, String kpi, String through) {
        return world.book()
                .promise(ScopeRef.of(scope), kpi, APRIL, APRIL_10)
                .orElseThrow()
                .planned(LocalDate.parse(through), zone -> 1);
    }

    @ParameterizedTest
    @CsvSource({"FACTOR, 1.5, 3E-1", "ABSOLUTE, 0.35, 0.35", "OFF, 1, "})
    void shouldBendWhatIsWantedOfARatioOnTheDay(ChangeKind how, double value, BigDecimal bent) {
        world.target("COMPANY", "acme", "acos", "2026", "0.2")
                .goal("margin", 0.2)
                .bent(
                        "de",
                        "2026-04-10",
                        "2026-04-20",
                        World.change(how, value)
                                .setExpires(LocalDate.parse("2026-04-15"))
                                .build());

        assertThat(total("site:amazon-de/a", "acos", APRIL, APRIL_10)).isEqualTo(Optional.ofNullable(bent));
        assertThat(world.book()
                        .goal(ScopeRef.of("site:amazon-de/a"), "margin", APRIL, APRIL_10)
                        .map(promise -> promise.total().stripTrailingZeros()))
                .isEqualTo(Optional.ofNullable(bent));
        for (String plain : List.of("2026-04-09", "2026-04-16")) {
            assertThat(total("site:amazon-de/a", "acos", APRIL, LocalDate.parse(plain)))
                    .hasValue(new BigDecimal("0.2"));
        }
        assertThat(total("site:amazon-us/a", "acos", APRIL, APRIL_10)).hasValue(new BigDecimal("0.2"));
        assertThat(total("owner:ann", "acos", APRIL, APRIL_10)).hasValue(new BigDecimal("0.2"));
    }

    /** A target of 0 has no share that is planned by when: the season tells how much of the time is gone. */
    @Test
    void shouldTellTheTimeProgressOfATargetOfZeroByTheSeason() {
        world.target("SITE", "amazon-de/a", "sales", "2026-04", "0");

        Promise promise = world.book()
                .promise(ScopeRef.of("site:amazon-de/a"), "sales", APRIL, APRIL_10)
                .orElseThrow();

        assertThat(promise.progress(LocalDate.parse("2026-04-15"), zone -> 1)).isEqualTo(0.5);
    }

    /** Of 2023, 53 weeks, month 12 is 2023-12-31..2024-02-03. */
    @Test
    void shouldLayTargetsOverFiscalMonths() {
        FiscalYear retail = new FiscalYear(WeekPattern.W4_5_4, 7, 1, YearEnd.NEAREST, YearName.START);
        TargetBook calendar = world.book();
        TargetBook book = world.fiscal(retail)
                .target("SITE", "amazon-de/a", "sales", "2023-12", "35")
                .target("SITE", "amazon-de/a", "sales", "2023", "371")
                .book();
        ScopeRef site = ScopeRef.of("site:amazon-de/a");
        LocalDate asOf = LocalDate.parse("2024-01-06");

        Promise december = book.promise(site, "sales", Periods.of(retail).of("2023-12"), asOf)
                .orElseThrow();
        Promise november = book.promise(site, "sales", Periods.of(retail).of("2023-11"), asOf)
                .orElseThrow();

        assertThat(december.total()).isEqualByComparingTo("35");
        assertThat(december.planned(asOf, zone -> 1)).isEqualByComparingTo("7");
        assertThat(december.progress(asOf, zone -> 1)).isEqualTo(0.2);
        assertThat(november.total()).isEqualByComparingTo("35"); // (371 - 35) / 336 dates * 35
        assertThat(book.promise(site, "sales", Periods.of(retail).of("2023-W53"), asOf)
                        .orElseThrow()
                        .total())
                .isEqualByComparingTo("7");
        assertThat(book.isSame(calendar)).isFalse();
    }
}
