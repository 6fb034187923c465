package io.globalkpi.streams.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.oracle.KpiDefinitions;
import io.globalkpi.schemas.kpi.KpiValue;
import io.globalkpi.schemas.measure.Measure;
import io.globalkpi.schemas.reference.KpiDefinition;
import io.globalkpi.schemas.reference.Term;
import io.globalkpi.schemas.serde.TrustedRecords;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramQuantileTest {

    static {
        TrustedRecords.trust();
    }

    private static final KpiDefinition P90 = KpiDefinitions.shipped("fulfilment_hours_p90");

    /** Cases within 6 and 12 hours, and over 336. */
    @ParameterizedTest
    @CsvSource({
        "9, 1, 0, 6, 9, 10",
        "8, 2, 0, 12, 10, 10",
        "89, 0, 11, 672, 100, 100",
        "90, 0, 10, 6, 90, 100",
        "0, 1, 0, 12, 1, 1",
        "1, 0, 0, 6, 1, 1",
        "0, 0, 3, 672, 3, 3"
    })
    void shouldBeTheLeastBoundThatEnoughLieWithin(
            long six, long twelve, long more, double hours, long within, long all) {
        KpiValue value = new HistogramQuantile(P90).value(sums(six, twelve, more), false, all, true);

        assertThat(value.getValue()).isEqualTo(hours);
        assertThat(value.getNumerator()).isEqualByComparingTo(Long.toString(within));
        assertThat(value.getDenominator()).isEqualByComparingTo(Long.toString(all));
        assertThat(value.getSample()).isEqualTo(all);
        assertThat(value.getRipe()).isTrue();
    }

    @Test
    void shouldCountTheSharesOfOwners() {
        KpiValue value = new HistogramQuantile(P90).value(sums(3_333, 0, 0), true, 0, false);

        assertThat(value.getValue()).isEqualTo(6);
        assertThat(value.getDenominator()).isEqualByComparingTo("0.3333");
        assertThat(value.getRipe()).isFalse();
    }

    @Test
    void shouldSayNothingOfNoCases() {
        KpiValue value = new HistogramQuantile(P90).value(sums(0, 0, 0), false, 0, true);

        assertThat(value.getValue()).isNull();
        assertThat(value.getNumerator()).isZero();
        assertThat(value.getDenominator()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, -1})
    void shouldRefuseWhatIsNoQuantile(int percent) {
        KpiDefinition wrong = KpiDefinition.newBuilder(P90).setQuantile(percent).build();

        assertThatThrownBy(() -> new HistogramQuantile(wrong)).hasMessageContaining("1 to 99 percent, was " + percent);
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "99, 672"})
    void shouldTakeTheLeastAndTheGreatestQuantile(int percent, double hours) {
        KpiDefinition extreme =
                KpiDefinition.newBuilder(P90).setQuantile(percent).build();

        assertThat(new HistogramQuantile(extreme)
                        .value(sums(9, 0, 1), false, 10, true)
                        .getValue())
                .isEqualTo(hours);
    }

    @Test
    void shouldRefuseANumeratorThatIsNoHistogram() {
        KpiDefinition wrong = KpiDefinition.newBuilder(P90)
                .setNumerator(List.of(new Term("orders", 1L)))
                .build();

        assertThatThrownBy(() -> new HistogramQuantile(wrong)).hasMessageContaining("orders is no bucket");
    }

    private static long[] sums(long six, long twelve, long more) {
        long[] sums = new long[Measure.SLOTS];
        sums[Measure.FULFILMENT_LE_6.slot()] = six;
        sums[Measure.FULFILMENT_LE_12.slot()] = twelve;
        sums[Measure.FULFILMENT_GT_336.slot()] = more;
        return sums;
    }
}
