package io.globalkpi.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.kpi.ScopeType;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.table.ReferenceData;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomBusinessTest {

    /** The last date anything in the business can be booked on is well before. */
    private static final Instant YEAR_END = Instant.parse("2027-01-01T00:00:00Z");

    private static final KpiDefinition GROWTH = KpiDefinitions.shipped("gmv_growth");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldMakeTheSameBusinessFromTheSameSeed(long seed) {
        RandomBusiness one = new RandomBusiness(seed);
        RandomBusiness same = new RandomBusiness(seed);

        assertThat(one.events()).isEqualTo(same.events()).hasSizeBetween(200, 800);
        assertThat(one.reference()).isEqualTo(same.reference());
        assertThat(one.changedReference()).isEqualTo(same.changedReference()).isNotEqualTo(one.reference());
        assertThat(one.shuffled(7)).isEqualTo(same.shuffled(7)).isNotEqualTo(one.events());
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void shouldGiveTheSameSumsInWhateverOrderItIsTold(long seed) {
        RandomBusiness business = new RandomBusiness(seed);
        BatchKpis asMade = BatchKpis.of(business.events(), business.reference());
        List<SpecificRecord> twice = new ArrayList<>(business.shuffled(seed + 1));
        twice.addAll(business.shuffled(seed + 2));
        BatchKpis shuffled = BatchKpis.of(twice, business.reference());

        assertThat(shuffled.scopes()).isEqualTo(asMade.scopes());
        for (Scope scope : asMade.scopes()) {
            for (Window window : Window.values()) {
                List<Step> steps = asMade.stepsWithChanges(scope, window.id());
                assertThat(shuffled.stepsWithChanges(scope, window.id())).isEqualTo(steps);
                steps.forEach(step -> assertThat(shuffled.measures(scope, window.id(), step.end()))
                        .isEqualTo(asMade.measures(scope, window.id(), step.end())));
            }
        }
    }

    /** What an audit keeps of a business is enough for the day it is about. */
    @Test
    void shouldAnswerForOneDayAsTheWholeDoes() {
        RandomBusiness business = new RandomBusiness(6);
        Instant after = Instant.parse("2026-03-31T00:00:00Z");
        Instant until = Instant.parse("2026-04-01T00:00:00Z");
        BatchKpis whole = BatchKpis.of(business.events(), business.reference());
        BatchKpis day = BatchKpis.ofStepsEnding(after, until, business.reference());
        Tellings tellings = new Tellings(business.reference());
        business.events().forEach(tellings::tell);
        tellings.contributions(day::add);

        assertThat(day.scopes()).isEqualTo(whole.scopes());
        for (Scope scope : whole.scopes()) {
            for (Window window : Window.values()) {
                Instant before = after;
                for (Instant end : window.endsIn(after, until)) {
                    assertSame(whole, day, new Step(scope, window.id(), end));
                    boolean repeats =
                            whole.measures(scope, window.id(), end).equals(whole.measures(scope, window.id(), before));
                    assertThat(day.repeats(scope, window.id(), end)).isIn(repeats, false);
                    before = end;
                }
                assertThat(before).isEqualTo(until);
            }
        }
    }

    private static void assertSame(BatchKpis whole, BatchKpis day, Step step) {
        assertThat(day.measures(step.scope(), step.window(), step.end()))
                .isEqualTo(whole.measures(step.scope(), step.window(), step.end()));
        assertThat(day.value(step.scope().type(), step.scope().id(), step.window(), step.end(), GROWTH))
                .isEqualTo(whole.value(step.scope().type(), step.scope().id(), step.window(), step.end(), GROWTH));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void shouldAddUpOwnersToSitesToTheCompany(long seed) {
        RandomBusiness business = new RandomBusiness(seed);
        BatchKpis kpis = BatchKpis.of(business.events(), business.changedReference());

        Map<String, BigInteger> company = total(kpis, ScopeType.COMPANY);
        assertThat(company).isNotEmpty();
        assertThat(total(kpis, ScopeType.PLATFORM)).isEqualTo(company);
        assertThat(total(kpis, ScopeType.MARKET)).isEqualTo(company);
        assertThat(total(kpis, ScopeType.SITE)).isEqualTo(company);
        Map<String, BigInteger> owners = total(kpis, ScopeType.OWNER);
        owners.replaceAll((measure, sum) -> isMoney(measure) ? sum : sum.divide(BigInteger.valueOf(10_000)));
        assertThat(owners).isEqualTo(company);
    }

    /** Every measure but those in local currency, over the whole year. */
    private static Map<String, BigInteger> total(BatchKpis kpis, ScopeType type) {
        Map<String, BigInteger> total = new TreeMap<>();
        kpis.scopes().stream()
                .filter(scope -> scope.type() == type)
                .forEach(scope -> kpis.measures(scope, "year", YEAR_END)
                        .forEach((measure, sum) -> total.merge(measure, sum, BigInteger::add)));
        total.keySet().removeIf(measure -> measure.endsWith("_local"));
        return total;
    }

    private static boolean isMoney(String measure) {
        return Formulas.inUnits(new Scope(ScopeType.SITE, ""), measure, Map.of(measure, BigInteger.ONE))
                        .scale()
                == 6;
    }

    @Test
    void shouldMeetEveryMeasureAndEveryTroubleSooner() {
        Set<String> met = new HashSet<>();
        for (long seed = 1; seed <= 8; seed++) {
            RandomBusiness business = new RandomBusiness(seed);
            for (ReferenceData reference : List.of(business.reference(), business.changedReference())) {
                met.addAll(total(BatchKpis.of(business.events(), reference), ScopeType.COMPANY)
                        .keySet());
            }
        }

        assertThat(met)
                .containsAll(KpiDefinitions.shipped().stream()
                        .flatMap(kpi -> Stream.concat(kpi.getNumerator().stream(), kpi.getDenominator().stream()))
                        .map(term -> term.getMeasure())
                        .filter(measure -> !measure.endsWith("_local"))
                        .collect(Collectors.toSet()))
                .contains("waiting_rates", "waiting_budget_rates", "older_rates", "waiting_costs", "waiting_orders")
                .contains(
                        "carried_stock", "unmatched_returns", "cancelled_orders", "feeds_covered", "fulfilment_gt_336");
    }
}
