package io.globalkpi.schemas.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.measure.Measure.Basis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureCatalogueTest {

    /** Formulas name measures and stored state counts their places: what was released stays where it is. */
    @Test
    void shouldOnlyEverGrowAtItsEnd() throws IOException {
        assertThat(Releases.measures()).isNotEmpty();
        for (Path release : Releases.measures()) {
            List<String> released = Files.readAllLines(release);

            assertThat(Measure.names()).as("%s", release).startsWith(released.toArray(String[]::new));
        }
    }

    @Test
    void shouldFindEverySlotByItsName() {
        assertThat(Measure.names()).hasSize(Measure.SLOTS).doesNotHaveDuplicates();
        for (int slot = 0; slot < Measure.SLOTS; slot++) {
            assertThat(Measure.slotOf(Measure.names().get(slot))).hasValue(slot);
        }
        assertThat(Measure.slotOf("refunds_local")).hasValue(Measure.REFUNDS.slot(Basis.LOCAL));
        assertThat(Measure.slotOf("orders_local")).isEmpty();
    }
}
