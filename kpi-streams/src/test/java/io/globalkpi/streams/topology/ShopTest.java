package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.kpi.ScopeType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;

/** The small shop, running: what is told in, what is published out, at noon (UTC) of the third of March. */
abstract class ShopTest {

    /** Window ends of local dates, as keys have them. */
    static final String MARCH_1 = "2026-03-02T00:00:00Z";

    static final String MARCH_2 = "2026-03-03T00:00:00Z";
    static final String MARCH_3 = "2026-03-04T00:00:00Z";

    final Pipeline shop = new Pipeline(SmallShop.REFERENCE, Instant.parse("2026-03-03T12:00:00Z"));

    @AfterEach
    void closeShop() {
        shop.close();
    }

    void tell(String yaml) {
        shop.tell(yaml);
    }

    void settle() {
        shop.settle();
    }

    void at(String instant) {
        shop.at(Instant.parse(instant));
    }

    KpiSnapshot snapshot(ScopeType type, String scope, String window, String end) {
        return shop.snapshot(type, scope, window, end);
    }

    static KpiValue kpi(KpiSnapshot snapshot, String kpi) {
        return snapshot.getKpis().stream()
                .filter(value -> value.getKpi().equals(kpi))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kpi + " in " + snapshot));
    }

    void assertNumerator(String kpi, ScopeType type, String scope, String window, String end, String expected) {
        assertThat(kpi(snapshot(type, scope, window, end), kpi).getNumerator())
                .as("%s of %s, %s to %s", kpi, scope, window, end)
                .isEqualByComparingTo(expected);
    }

    /** At the third of March: sums over owners, over sites and at the company, KPI by KPI without a denominator. */
    void assertAgree(String window) {
        Map<String, BigDecimal> company = sums(ScopeType.COMPANY, window);
        company.keySet().removeIf(kpi -> kpi.endsWith("_local"));
        assertThat(company).containsKeys("gmv", "gmv_budget", "net_sales", "orders");
        assertThat(company.get("gmv")).isPositive();
        for (ScopeType type : List.of(ScopeType.SITE, ScopeType.PLATFORM, ScopeType.MARKET, ScopeType.OWNER)) {
            Map<String, BigDecimal> sums = sums(type, window);
            company.forEach((kpi, sum) ->
                    assertThat(sums.get(kpi)).as("%s over %s", kpi, type).isEqualByComparingTo(sum));
        }
    }

    private Map<String, BigDecimal> sums(ScopeType type, String window) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        shop.latest.forEach((key, snapshot) -> {
            if (key.getScopeType() == type
                    && key.getWindow().equals(window)
                    && key.getWindowEnd().equals(Instant.parse(MARCH_3))) {
                snapshot.getKpis().stream()
                        .filter(kpi -> kpi.getDenominator() == null)
                        .forEach(kpi -> sums.merge(kpi.getKpi(), kpi.getNumerator(), BigDecimal::add));
            }
        });
        return sums;
    }
}
