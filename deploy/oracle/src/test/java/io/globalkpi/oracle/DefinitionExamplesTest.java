package io.globalkpi.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.reference.KpiDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code deploy/docs/definitions.md} works out by hand, computed. */
class DefinitionExamplesTest {

    static List<DefinitionExample> examples() {
        return DefinitionExamples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldComeToWhatIsWorkedOutByHand(DefinitionExample example) {
        KpiDefinition kpi = KpiDefinitions.shipped(example.kpi());
        BatchKpis kpis = BatchKpis.of(example.events(), example.reference());

        Expected value = kpis.value(example.scope().type(), example.scope().id(), example.window(), example.end(), kpi);

        assertThat(example.expected().agreesWith(value.numerator(), value.denominator(), value.value(), value.sample()))
                .as("by hand %s, computed %s", example.expected(), value)
                .isTrue();
        assertThat(kpi.getWindows()).contains(example.window());
        assertThat(kpi.getNameZh()).isEqualTo(example.nameZh());
    }

    @Test
    void shouldShowEveryKpiThatShipsOnce() {
        assertThat(examples())
                .extracting(DefinitionExample::kpi)
                .containsExactlyElementsOf(KpiDefinitions.shipped().stream()
                        .map(KpiDefinition::getKpi)
                        .toList());
    }
}
