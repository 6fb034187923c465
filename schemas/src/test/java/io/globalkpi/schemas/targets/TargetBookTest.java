package io.globalkpi.schemas.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.id.ScopeRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetBookTest {

    private static final LocalDate APRIL_10 = LocalDate.parse("2026-04-10");
    private static final Period APRIL = Period.of("2026-04");

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
        assertThat(total("owner:ann", "acos", Period.of("2027-04"), APRIL_10)).isEmpty();
    }

    /** Growth is over the period before: what is wanted of a year says nothing of the way from October to November. */
    @Test
    void shouldHoldAGrowthForPeriodsOfItsOwnLengthOnly() {
        world.growth("growth").target("COMPANY", "acme", "growth", "2026", "0.4");

        assertThat(total("site:amazon-de/a", "growth", Period.of("2026"), APRIL_10))
                .hasValue(new BigDecimal("0.4"));
        assertThat(total("site:amazon-de/a", "growth", APRIL, APRIL_10)).isEmpty();
    }

    @Test
    void shouldWantOfEverybodyWhatTheCompanyWants() {
        TargetBook book =
                world.growth("growth").goal("growth", 0.4).goal("acos", 0.25).book();
        ScopeRef site = ScopeRef.of("site:amazon-de/a");

        assertThat(book.promise(site, "acos", APRIL, APRIL_10)).isEmpty();
        assertThat(book.goal(site, "acos", APRIL).orElseThrow().total()).isEqualByComparingTo("0.25");
        assertThat(book.goal(site, "acos", APRIL).orElseThrow().isSum()).isFalse();
        assertThat(book.goal(site, "growth", Period.of("2026")).orElseThrow().total())
                .isEqualByComparingTo("0.4");
        assertThat(book.goal(site, "growth", APRIL)).isEmpty();
        assertThat(book.goal(site, "sales", APRIL)).isEmpty();
        assertThat(book.isSame(world.goal("acos", 0.3).book())).isFalse();
    }

    @Test
    void shouldPromiseNothingForAPeriodThatIsOnlyPartlySet() {
        world.target("COMPANY", "acme", "sales", "2026-04", "30");

        assertThat(total("company:acme", "sales", Period.of("2026-W16"), APRIL_10))
                .isPresent();
        assertThat(total("company:acme", "sales", Period.of("2026-Q2"), APRIL_10))
                .isEmpty();
        assertThat(total("owner:unassigned", "sales", Period.of("2026-04"), APRIL_10))
                .isPresent();
        assertThat(total("owner:nobody", "sales", Period.of("2026-04"), APRIL_10))
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

    /** A target of 0 has no share that is planned by when: the season tells how much of the time is gone. */
    @Test
    void shouldTellTheTimeProgressOfATargetOfZeroByTheSeason() {
        world.target("SITE", "amazon-de/a", "sales", "2026-04", "0");

        Promise promise = world.book()
                .promise(ScopeRef.of("site:amazon-de/a"), "sales", APRIL, APRIL_10)
                .orElseThrow();

        assertThat(promise.progress(LocalDate.parse("2026-04-15"), zone -> 1)).isEqualTo(0.5);
    }
}
