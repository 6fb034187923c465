package io.globalkpi.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.schemas.table.ReferenceData;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Own people sell in the US, where a tenth comes back, the agency in Germany, where four tenths do; each a little in the other. */
class LikeForLikeTest {

    private static final Instant END = Instant.parse("2026-04-01T00:00:00Z");
    private static final Map<String, String> GROUPS = Map.of("ann", "own", "orbit", "agencies");

    private final ReferenceData reference = WrittenBusiness.reference("""
            company: {id: acme, currency: USD, zone: UTC}
            sites:
              - {site: amazon-us/acme, name: US, platform: amazon, market: US, currency: USD, zone: UTC, openedOn: 2020-01-01}
              - {site: amazon-de/acme, name: DE, platform: amazon, market: DE, currency: USD, zone: UTC, openedOn: 2020-01-01}
              - {site: amazon-jp/acme, name: JP, platform: amazon, market: JP, currency: USD, zone: UTC, openedOn: 2020-01-01}
            owners:
              - {owner: ann, from: 2020-01-01, name: Ann}
              - {owner: orbit, from: 2020-01-01, name: Orbit, kind: AGENCY}
            ownership:
              - {site: amazon-us/acme, kind: SITE, from: 2020-01-01T00:00:00Z, shares: [{owner: ann, share: 9000}, {owner: orbit, share: 1000}]}
              - {site: amazon-de/acme, kind: SITE, from: 2020-01-01T00:00:00Z, shares: [{owner: orbit, share: 10000}]}
              - {site: amazon-de/acme, kind: SITE, from: 2026-03-16T00:00:00Z, shares: [{owner: ann, share: 10000}]}
              - {site: amazon-jp/acme, kind: SITE, from: 2020-01-01T00:00:00Z, shares: [{owner: ann, share: 10000}]}
            """);

    private static final String EVENTS = """
            - {order: U, site: amazon-us/acme, at: 2026-03-03T12:00:00Z, lines: [{sku: TEA, units: 100, gross: 1}]}
            - {return: U, site: amazon-us/acme, at: 2026-03-04T12:00:00Z, orderId: U, lines: [{sku: TEA, units: 10, refund: 1}]}
            - {order: D, site: amazon-de/acme, at: 2026-03-03T12:00:00Z, lines: [{sku: TEA, units: 90, gross: 1}]}
            - {return: D, site: amazon-de/acme, at: 2026-03-04T12:00:00Z, orderId: D, lines: [{sku: TEA, units: 36, refund: 1}]}
            - {order: E, site: amazon-de/acme, at: 2026-03-20T12:00:00Z, lines: [{sku: TEA, units: 10, gross: 1}]}
            - {return: E, site: amazon-de/acme, at: 2026-03-21T12:00:00Z, orderId: E, lines: [{sku: TEA, units: 4, refund: 1}]}
            """;

    private LikeForLike compared(String kpi, String events) {
        LikeForLike compared =
                new LikeForLike("month", new CalendarStarts(), END, KpiDefinitions.shipped(kpi), GROUPS::get);
        Tellings tellings = new Tellings(reference);
        WrittenBusiness.events(events).forEach(tellings::tell);
        tellings.contributions(compared::add);
        return compared;
    }

    @Test
    void shouldFindEqualWhoIsEqualInEveryMarketWhateverTheMix() {
        LikeForLike compared = compared("return_rate", EVENTS);

        assertThat(compared.totals()).extracting(LikeForLike.Total::group).containsExactly("agencies", "own");
        assertThat(compared.totals()).extracting(total -> total.own().value()).containsExactly(0.37, 0.13);
        assertThat(compared.totals()).extracting(LikeForLike.Total::alike).containsExactly(0.25, 0.25);
        assertThat(compared.cells()).extracting(LikeForLike.Cell::weight).containsOnly(0.5);
    }

    @Test
    void shouldLeaveOutAMarketThatOnlyOneGroupServes() {
        LikeForLike compared = compared("return_rate", EVENTS + """
                - {order: J, site: amazon-jp/acme, at: 2026-03-03T12:00:00Z, lines: [{sku: TEA, units: 1000, gross: 1}]}
                """);

        assertThat(compared.totals()).extracting(LikeForLike.Total::alike).containsExactly(0.25, 0.25);
        assertThat(compared.cells())
                .filteredOn(cell -> cell.market().equals("JP"))
                .singleElement()
                .extracting(LikeForLike.Cell::weight)
                .isEqualTo(0.0);
    }

    @Test
    void shouldCompareNothingByWhatNobodyShares() {
        LikeForLike compared = compared("return_rate", """
                - {order: J, site: amazon-jp/acme, at: 2026-03-03T12:00:00Z, lines: [{sku: TEA, units: 1000, gross: 1}]}
                - {order: D, site: amazon-de/acme, at: 2026-03-03T12:00:00Z, lines: [{sku: TEA, units: 90, gross: 1}]}
                """);

        assertThat(compared.totals()).extracting(LikeForLike.Total::alike).containsOnlyNulls();
    }

    @Test
    void shouldRefuseASumWhichHasNoMix() {
        assertThatThrownBy(() -> compared("gmv", EVENTS)).hasMessageContaining("gmv is no ratio");
    }
}
