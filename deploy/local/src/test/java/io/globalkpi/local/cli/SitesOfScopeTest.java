package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.oracle.WrittenBusiness;
import io.globalkpi.schemas.id.ScopeRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitesOfScopeTest {

    private final SitesOfScope sites = new SitesOfScope(WrittenBusiness.reference("""
            company: {id: acme, currency: USD, zone: UTC}
            sites:
              - {site: amazon-us/acme, name: US, platform: amazon, market: US, currency: USD, zone: America/New_York, openedOn: 2020-01-01}
              - {site: amazon-de/acme, name: DE, platform: amazon, market: DE, currency: EUR, zone: Europe/Berlin, openedOn: 2020-01-01}
              - {site: ebay-us/acme, name: eBay, platform: ebay, market: US, currency: USD, zone: America/New_York, openedOn: 2020-01-01}
            owners:
              - {owner: ann, from: 2020-01-01, name: Ann, team: west}
              - {owner: bob, from: 2020-01-01, name: Bob, team: east}
            ownership:
              - {site: amazon-us/acme, kind: SITE, from: 2020-01-01T00:00:00Z, until: 2026-01-01T00:00:00Z, shares: [{owner: ann, share: 10000}]}
              - {site: amazon-us/acme, kind: SITE, from: 2026-01-01T00:00:00Z, shares: [{owner: bob, share: 10000}]}
              - {site: amazon-de/acme, kind: SKU, object: CUP, from: 2020-01-01T00:00:00Z, shares: [{owner: bob, share: 10000}]}
            """));

    @ParameterizedTest
    @CsvSource({
        "site:amazon-us/acme, amazon-us/acme",
        "sku:amazon-us/acme|CUP, amazon-us/acme",
        "platform:amazon, amazon-de/acme amazon-us/acme",
        "market:US, amazon-us/acme ebay-us/acme",
        "owner:ann, amazon-us/acme",
        "owner:bob, amazon-de/acme amazon-us/acme",
        "team:west, amazon-us/acme",
        "company:acme, amazon-de/acme amazon-us/acme ebay-us/acme"
    })
    void shouldFindWhatAScopeIsMadeOf(String scope, String expected) {
        assertThat(sites.of(ScopeRef.of(scope))).containsExactly(expected.split(" "));
    }

    @Test
    void shouldSayWhenAScopeIsMadeOfNothing() {
        assertThatThrownBy(() -> sites.of(ScopeRef.of("owner:nobody")))
                .hasMessageContaining("no site belongs to owner:nobody");
    }
}
