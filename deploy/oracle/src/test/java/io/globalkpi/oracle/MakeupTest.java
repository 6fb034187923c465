package io.globalkpi.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.reference.KpiDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a value is made of: every part of it, and nothing else. */
class MakeupTest extends SmallBusiness {

    private static final Instant END = Instant.parse("2026-03-05T00:00:00Z");

    @Test
    void shouldNameTheOrderAtWhoseTimeAReturnCounts() {
        Makeup makeup = makeup(US, "30d", "return_rate_cohort", """
                - {order: A, at: 2026-03-03T12:00:00Z, revision: 4, rawRef: here, lines: [{sku: TEA, units: 2, gross: 1}, {sku: CUP, units: 1, gross: 1}]}
                - {return: R, at: 2026-03-04T12:00:00Z, orderId: A, lines: [{sku: TEA, units: 1, refund: 1}]}
                - {order: OLD, at: 2026-01-03T12:00:00Z, lines: [{sku: TEA, units: 9, gross: 1}]}
                - {order: ELSEWHERE, site: amazon-de/acme, at: 2026-03-03T12:00:00Z, lines: [{sku: TEA, units: 9, gross: 1}]}
                """);

        assertThat(makeup.parts()).hasSize(2);
        Part sold = makeup.parts().get(0);
        assertThat(sold.of().id()).isEqualTo("orders amazon-us/acme/A");
        assertThat(sold.of().revision()).isEqualTo(4);
        assertThat(sold.of().rawRef()).isEqualTo("here");
        assertThat(sold.with()).isNull();
        assertThat(sold.denominator()).isEqualByComparingTo("3");
        Part returned = makeup.parts().get(1);
        assertThat(returned.of().id()).isEqualTo("returns amazon-us/acme/return/R");
        assertThat(returned.with()).isSameAs(sold.of());
        assertThat(returned.time()).isEqualTo("2026-03-03T12:00:00Z");
        assertThat(returned.numerator()).isEqualByComparingTo("1");
        assertThat(makeup.value().value()).isEqualTo(1 / 3.0);
    }

    @Test
    void shouldCountGrowthAgainstWhatWasBefore() {
        Makeup makeup = makeup(US, "30d", "gmv_growth", """
                - {order: A, at: 2026-03-03T12:00:00Z, lines: [{sku: TEA, units: 1, gross: 6}]}
                - {order: B, at: 2026-01-20T12:00:00Z, lines: [{sku: TEA, units: 1, gross: 4}]}
                """);

        assertThat(makeup.parts()).extracting(Part::numerator).containsExactly(dollars(-4), dollars(6));
        assertThat(makeup.parts()).extracting(Part::denominator).containsExactly(dollars(4), BigDecimal.ZERO);
        assertThat(makeup.value().value()).isEqualTo(0.5);
    }

    @Test
    void shouldShareAmongOwners() {
        Makeup makeup = makeup(
                ANN,
                "day",
                "units",
                "- {order: A, at: 2026-03-04T12:00:00Z, lines: [{sku: TEA, units: 10, gross: 6}]}");

        assertThat(makeup.parts()).extracting(Part::amount).containsExactly(new BigDecimal("3.3330"));
    }

    /** Whatever is asked of a random business: the parts sum to what the batch says. */
    @Test
    void shouldSumToTheValueOfTheBatch() {
        Instant end = Instant.parse("2026-04-12T00:00:00Z");
        RandomBusiness business = new RandomBusiness(21);
        BatchKpis batch = BatchKpis.of(business.events(), business.reference());
        Tellings tellings = new Tellings(business.reference());
        business.events().forEach(tellings::tell);
        Map<Scope, List<Contribution>> contributions = new HashMap<>();
        tellings.contributions(one -> contributions
                .computeIfAbsent(one.scope(), any -> new ArrayList<>())
                .add(one));
        Promised promised = new Promised(business.reference());
        int compared = 0;
        for (KpiDefinition kpi : KpiDefinitions.shipped()) {
            String window = kpi.getWindows().get(kpi.getWindows().size() - 1);
            for (Scope scope : batch.scopes()) {
                boolean isRead = kpi.getQuantile() != null; // off a histogram: its parts do not add up
                if (isRead || !batch.isThere(scope.type(), scope.id(), window, end, kpi)) {
                    continue;
                }
                Makeup makeup = new Makeup(scope, window, end, kpi, promised);
                contributions.get(scope).forEach(makeup::add);
                Expected expected = batch.value(scope.type(), scope.id(), window, end, kpi);
                assertThat(makeup.value()).isEqualTo(expected);
                assertThat(makeup.parts().stream().map(Part::numerator).reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(makeup.held().map(Held::reached).orElse(expected.numerator()));
                compared += makeup.parts().size();
            }
        }
        assertThat(compared).isGreaterThan(1_000);
    }

    private static BigDecimal dollars(long amount) {
        return BigDecimal.valueOf(amount).setScale(6);
    }

    private Makeup makeup(Scope scope, String window, String kpi, String events) {
        Makeup makeup = new Makeup(scope, window, END, KpiDefinitions.shipped(kpi), new Promised(reference));
        Tellings tellings = new Tellings(reference);
        WrittenBusiness.events(events).forEach(tellings::tell);
        tellings.contributions(makeup::add);
        return makeup;
    }
}
