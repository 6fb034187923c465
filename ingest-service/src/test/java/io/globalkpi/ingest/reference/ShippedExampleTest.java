package io.globalkpi.ingest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.ScorecardTemplate;
import io.globalkpi.schemas.reference.TemplateLine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedExampleTest {

    private static final Path CONFIG = Path.of("..", "deploy", "config");

    @Test
    void shouldPlanTheUciExampleOverTheDefaultsWithoutAProblem() {
        List<Path> directories = List.of(CONFIG.resolve("defaults"), CONFIG.resolve("uci-online-retail"));

        ReferencePlan plan = Planner.plan(directories, InForce.NOTHING, Instant.parse("2011-12-10T00:00:00Z"));

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.counts().get("ownership").added()).isEqualTo(38);
    }

    /** Whoever is scored by a template can look at what it asks for: its counted lines are KPIs of the position. */
    @ParameterizedTest
    @ValueSource(strings = {"executive", "site-operator", "ads", "agency"})
    void shouldShipASetOfKpisForEveryPositionThatIsScored(String position) {
        ReferencePlan plan = Planner.plan(
                List.of(CONFIG.resolve("defaults")), InForce.NOTHING, Instant.parse("2026-01-01T00:00:00Z"));
        List<String> set = rows(plan, KpiDefinition.class)
                .filter(kpi -> kpi.getPositions().contains(position))
                .map(KpiDefinition::getKpi)
                .toList();

        assertThat(rows(plan, ScorecardTemplate.class))
                .filteredOn(template -> template.getTemplate().equals(position))
                .singleElement()
                .satisfies(template -> assertThat(set)
                        .containsAll(template.getLines().stream()
                                .map(TemplateLine::getKpi)
                                .filter(Objects::nonNull)
                                .toList()));
    }

    private static <T> Stream<T> rows(ReferencePlan plan, Class<T> type) {
        return plan.changes().stream()
                .map(Change::after)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
