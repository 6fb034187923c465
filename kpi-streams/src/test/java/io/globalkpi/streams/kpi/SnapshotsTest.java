package io.globalkpi.streams.kpi;

import static io.globalkpi.streams.kpi.Shipped.ANN;
import static io.globalkpi.streams.kpi.Shipped.APRIL_15;
import static io.globalkpi.streams.kpi.Shipped.US;
import static io.globalkpi.streams.kpi.Shipped.closed;
import static io.globalkpi.streams.kpi.Shipped.sums;
import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.KpiDefinitions;
import io.globalkpi.schemas.kpi.KpiKey;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.streams.measure.Scope;
import io.globalkpi.streams.window.Step;
import io.globalkpi.streams.window.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The row that BI and rules read. */
class SnapshotsTest {

    private static final Step DAY = closed(Window.DAY, APRIL_15, APRIL_15);

    private static KpiSnapshot of(Scope scope, Step step, long[] sums) {
        return Shipped.snapshot(scope, step, sums, null).orElseThrow();
    }

    /** At ten to ten in the morning in New York. */
    @ParameterizedTest
    @CsvSource({
        "1h,    5815749, 2025-04-15T12:50:00Z, 2025-04-15T13:50:00Z, ",
        "24h,   484649,  2025-04-14T18:00:00Z, 2025-04-15T18:00:00Z, ",
        "7d,    484649,  2025-04-08T18:00:00Z, 2025-04-15T18:00:00Z, ",
        "30d,   20193,   2025-03-17T04:00:00Z, 2025-04-16T04:00:00Z, 2025-04-15",
        "month, 20193,   2025-04-01T04:00:00Z, 2025-04-16T04:00:00Z, 2025-04-15"
    })
    void shouldSayFromWhenToWhenInTheZoneOfTheScope(String window, int step, Instant from, Instant to, LocalDate date) {
        Window found = Window.of(window).orElseThrow();
        KpiSnapshot snapshot = of(US, closed(found, step, step), sums());

        assertThat(snapshot.getWindow()).isEqualTo(window);
        assertThat(snapshot.getWindowStart()).isEqualTo(from);
        assertThat(snapshot.getWindowEnd()).isEqualTo(to);
        assertThat(snapshot.getDate()).isEqualTo(date);
        assertThat(snapshot.getZone()).isEqualTo("America/New_York");
    }

    @Test
    void shouldHaveAKeyThatIsTheSameInAllZones() {
        KpiKey key = Snapshots.key(US, Window.ROLLING_30D, APRIL_15);
        assertThat(key)
                .isEqualTo(new KpiKey(ScopeType.SITE, "amazon-us/acme", "30d", Instant.parse("2025-04-16T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "SITE,     amazon-us/acme,     Acme US,           USD",
        "SITE,     amazon-de/acme,     Acme DE,           EUR",
        "SITE,     amazon-fr/acme,     amazon-fr/acme,    ",
        "OWNER,    ann,                Ann,               ",
        "OWNER,    bob,                bob,               ",
        "TEAM,     west,               west,              ",
        "PLATFORM, amazon,             amazon,            ",
        "SKU,      amazon-de/acme|MUG, amazon-de/acme|MUG, EUR"
    })
    void shouldCallScopesByTheirNamesAndSitesByTheirCurrency(ScopeType type, String id, String name, String currency) {
        KpiSnapshot snapshot = of(new Scope(type, id), DAY, sums());

        assertThat(snapshot.getScopeType()).isEqualTo(type);
        assertThat(snapshot.getScopeId()).isEqualTo(id);
        assertThat(snapshot.getScopeName()).isEqualTo(name);
        assertThat(snapshot.getLocalCurrency()).isEqualTo(currency);
        assertThat(snapshot.getCurrency()).isEqualTo("USD");
        assertThat(snapshot.getReferenceVersion()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "true,  feeds_covered,        2, false, 1.0",
        "true,  feeds_covered,        1, true,  0.5",
        "false, feeds_covered,        2, true,  1.0",
        "true,  waiting_rates,        1, true,  0.0",
        "true,  waiting_budget_rates, 1, true,  0.0",
        "true,  waiting_costs,        1, true,  0.0",
        "true,  waiting_orders,       1, true,  0.0"
    })
    void shouldBeProvisionalUntilEverythingIsIn(
            boolean closed, String measure, long amount, boolean provisional, double completeness) {
        Step step = new Step(Window.DAY, APRIL_15, closed, APRIL_15, 77);
        KpiSnapshot snapshot = of(US, step, sums("feeds_declared", 2, measure, amount));

        assertThat(snapshot.getProvisional()).isEqualTo(provisional);
        assertThat(snapshot.getCompleteness()).isEqualTo(completeness);
        assertThat(snapshot.getClosed()).isEqualTo(closed);
        assertThat(snapshot.getAsOf()).isEqualTo(Instant.ofEpochMilli(77));
        assertThat(of(US, step, sums()).getCompleteness()).isNull();
        assertThat(of(US, step, sums()).getProvisional()).isNotEqualTo(closed);
        assertThat(of(US, step, sums("feeds_covered", 2, "feeds_declared", 2, measure, amount))
                        .getProvisional())
                .isEqualTo(!closed || !measure.equals("feeds_covered") || amount < 2);
    }

    @Test
    void shouldSayWhatIsWaitedForAndWhatWasFilledIn() {
        assertThat(of(US, DAY, sums("waiting_costs", 2, "carried_stock", 3, "older_rates", 4))
                        .getWaiting())
                .isEqualTo(Map.of("costs", 2L, "carried_stock", 3L, "older_rates", 4L));
        assertThat(of(US, DAY, sums("carried_stock", 3)).getProvisional()).isFalse();
        assertThat(of(ANN, DAY, sums("waiting_costs", 1, "waiting_orders", 10_001, "waiting_rates", 20_000))
                        .getWaiting())
                .as("a part of one is one")
                .isEqualTo(Map.of("costs", 1L, "orders", 2L, "rates", 2L));
    }

    @Test
    void shouldBeProvisionalWhileItIsMeasuredAnew() {
        KpiSnapshot sound = of(US, DAY, sums("carried_stock", 3));
        KpiSnapshot snapshot = Snapshots.beingRemeasured(sound);

        assertThat(snapshot.getProvisional()).isTrue();
        assertThat(snapshot.getWaiting()).isEqualTo(Map.of("carried_stock", 3L, "remeasure", 1L));
        assertThat(Shipped.ids(snapshot)).isEqualTo(Shipped.ids(sound));
    }

    @Test
    void shouldBeNoneWhereNoKpiIsPublished() {
        Snapshots acos = Shipped.snapshots(Shipped.with(KpiDefinitions.shipped("acos")), Optional.empty());
        assertThat(acos.snapshot(
                        US,
                        Shipped.NEW_YORK,
                        closed(Window.YEAR, APRIL_15, APRIL_15),
                        Shipped.sumsOf(sums(), null),
                        Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void shouldComeIntoForceWithAnotherSwitchOnly() {
        Snapshots never = Shipped.snapshots();
        Snapshots first = Shipped.snapshots(Shipped.REFERENCE, Optional.of(Instant.EPOCH));
        Snapshots second = Shipped.snapshots(Shipped.REFERENCE, Optional.of(Instant.EPOCH.plusSeconds(1)));

        assertThat(first.comeIntoForceAfter(never)).isTrue();
        assertThat(second.comeIntoForceAfter(first)).isTrue();
        assertThat(first.comeIntoForceAfter(Shipped.snapshots(Shipped.REFERENCE, Optional.of(Instant.EPOCH))))
                .isFalse();
        assertThat(never.comeIntoForceAfter(first)).isFalse();
    }
}
