package io.globalkpi.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.oracle.DefinitionExample;
import io.globalkpi.oracle.DefinitionExamples;
import io.globalkpi.schemas.kpi.KpiSnapshot;
import io.globalkpi.schemas.kpi.KpiValue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code deploy/docs/definitions.md} works out by hand, published by the whole graph. */
class DefinitionsTest {

    static List<DefinitionExample> examples() {
        return DefinitionExamples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldPublishWhatIsWorkedOutByHand(DefinitionExample example) {
        try (Pipeline pipeline = new Pipeline(example.reference(), example.end().plus(Duration.ofDays(1)))) {
            example.events().forEach(pipeline::tell);
            pipeline.settle();

            KpiSnapshot snapshot = pipeline.snapshot(
                    example.scope().type(),
                    example.scope().id(),
                    example.window(),
                    example.end().toString());
            KpiValue value = snapshot.getKpis().stream()
                    .filter(kpi -> kpi.getKpi().equals(example.kpi()))
                    .findFirst()
                    .orElseThrow();
            assertThat(example.expected()
                            .agreesWith(
                                    value.getNumerator(), value.getDenominator(), value.getValue(), value.getSample()))
                    .as("by hand %s, published %s", example.expected(), value)
                    .isTrue();
            assertThat(snapshot.getClosed()).isTrue();
        }
    }
}
