package io.globalkpi.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.schemas.reference.Term;
import org.junit.jupiter.api.Test;

class KpiDefinitionsTest {

    @Test
    void shouldReadALinearFormOfMeasures() {
        assertThat(KpiDefinitions.form("a - b_1 + 2*c"))
                .containsExactly(new Term("a", 1L), new Term("b_1", -1L), new Term("c", 2L));
        assertThat(KpiDefinitions.form("")).isEmpty();
        assertThatThrownBy(() -> KpiDefinitions.form("a / b")).hasMessageContaining("a / b");
    }
}
