package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A date is as long as it is where the site is, and holds what happened on it to the last millisecond. */
class DaysOfTheWorldTest {

    private static final String SITE = "amazon-us/acme";

    @ParameterizedTest(name = "{1} in {0} has {2}")
    @CsvSource({
        "Pacific/Honolulu,    2026-03-08, PT24H",
        "America/Los_Angeles, 2026-03-08, PT23H",
        "America/New_York,    2026-11-01, PT25H",
        "America/St_Johns,    2026-03-08, PT23H",
        "America/Santiago,    2026-09-06, PT23H",
        "UTC,                 2028-02-29, PT24H",
        "Europe/London,       2026-03-29, PT23H",
        "Europe/Berlin,       2026-10-25, PT25H",
        "Asia/Kolkata,        2026-12-31, PT24H",
        "Asia/Kathmandu,      2028-02-29, PT24H",
        "Asia/Shanghai,       2026-10-01, PT24H",
        "Australia/Lord_Howe, 2026-04-05, PT24H30M",
        "Pacific/Auckland,    2026-04-05, PT25H",
        "Pacific/Auckland,    2026-09-27, PT23H",
        "Pacific/Kiritimati,  2028-02-29, PT24H"
    })
    void shouldHoldADateWhole(ZoneId zone, LocalDate date, Duration length) {
        Instant begin = date.atStartOfDay(zone).toInstant();
        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
        assertThat(Duration.between(begin, end)).isEqualTo(length);
        try (Pipeline shop = new Pipeline(shopIn(zone), end.plus(Duration.ofDays(2)))) {
            tell(shop, "before", begin.minusMillis(1));
            tell(shop, "first", begin);
            tell(shop, "last", end.minusMillis(1));
            tell(shop, "after", end);
            shop.settle();

            assertThat(orders(shop, "day", date)).isEqualTo(2);
            assertThat(orders(shop, "day", date.minusDays(1))).isEqualTo(1);
            assertThat(orders(shop, "day", date.plusDays(1))).isEqualTo(1);
            assertThat(orders(shop, "30d", date)).isEqualTo(3);
            KpiSnapshot snapshot =
                    shop.snapshot(ScopeType.SITE, SITE, "day", key(date).toString());
            assertThat(snapshot.getWindowStart()).isEqualTo(begin);
            assertThat(snapshot.getWindowEnd()).isEqualTo(end);
            assertThat(snapshot.getClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Honolulu, month",
        "Asia/Shanghai, month",
        "Pacific/Kiritimati, quarter",
        "Europe/Berlin, quarter"
    })
    void shouldBeginAPeriodWhenItBeginsAtTheSite(ZoneId zone, String window) {
        LocalDate first = LocalDate.parse("2026-10-01");
        Instant begin = first.atStartOfDay(zone).toInstant();
        try (Pipeline shop = new Pipeline(shopIn(zone), begin.plus(Duration.ofDays(3)))) {
            tell(shop, "before", begin.minusMillis(1));
            tell(shop, "first", begin);
            tell(shop, "second", begin.plusMillis(1));
            shop.settle();

            assertThat(orders(shop, window, first.minusDays(1))).isEqualTo(1);
            assertThat(orders(shop, window, first)).isEqualTo(2);
            assertThat(shop.snapshot(ScopeType.SITE, SITE, window, key(first).toString())
                            .getWindowStart())
                    .isEqualTo(begin);
        }
    }

    /** The year to date ends with the leap day's month as with any other, and 365 days back from a leap day is no year. */
    @ParameterizedTest
    @CsvSource({"2028-02-29, month, 2", "2028-02-29, year, 2", "2028-03-01, month, 1", "2028-03-01, quarter, 3"})
    void shouldCountTheLeapDayInItsPeriods(LocalDate date, String window, int expected) {
        try (Pipeline shop = new Pipeline(shopIn(ZoneOffset.UTC), Instant.parse("2028-03-03T00:00:00Z"))) {
            tell(shop, "A", Instant.parse("2028-02-28T12:00:00Z"));
            tell(shop, "B", Instant.parse("2028-02-29T23:59:59.999Z"));
            tell(shop, "C", Instant.parse("2028-03-01T00:00:00Z"));
            shop.settle();

            assertThat(orders(shop, window, date)).isEqualTo(expected);
        }
    }

    private static io.globalkpi.schemas.table.ReferenceData shopIn(ZoneId zone) {
        return WrittenBusiness.reference("""
                company: {id: acme, currency: USD, zone: UTC}
                sites:
                  - {site: amazon-us/acme, name: US, platform: amazon, market: US, currency: USD, zone: %s, openedOn: 2020-01-01}
                """.formatted(zone.getId().equals("Z") ? "UTC" : zone.getId()));
    }

    private static void tell(Pipeline shop, String order, Instant at) {
        shop.tell("- {order: " + order + ", at: " + at + ", lines: [{sku: MUG, units: 1, gross: 1}]}");
    }

    private static int orders(Pipeline shop, String window, LocalDate date) {
        KpiSnapshot snapshot = shop.latest.get(new KpiKey(ScopeType.SITE, SITE, window, key(date)));
        return ShopTest.kpi(snapshot, "orders").getNumerator().intValueExact();
    }

    /** Keys of day steps stand in nominal UTC. */
    private static Instant key(LocalDate date) {
        return date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
