package io.globalkpi.streams.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.schemas.measure.Measure;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A packed vector says what a plain array says, and never wraps. */
class MeasureVectorTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldAddLikeAPlainArray(long seed) {
        Random random = new Random(seed);
        MeasureVector packed = new MeasureVector();
        long[] plain = new long[Measure.SLOTS];
        for (int i = 0; i < 2_000; i++) {
            int slot = random.nextInt(Measure.SLOTS);
            long amount = random.nextInt(4) == 0 ? -plain[slot] : random.nextLong() >> 16;
            MeasureVector one = new MeasureVector();
            one.add(slot, amount);
            if (random.nextBoolean()) {
                packed.add(one);
                plain[slot] += amount;
            } else {
                packed.subtract(one);
                plain[slot] -= amount;
            }
        }
        long[] sums = new long[Measure.SLOTS];
        packed.addTo(sums, 1);

        assertThat(sums).containsExactly(plain);
        assertThat(readBack(packed)).isEqualTo(packed).hasSameHashCodeAs(packed);
        assertThat(new MeasureVector(packed)).isEqualTo(packed);
        packed.subtract(readBack(packed));
        assertThat(packed.isZero()).isTrue();
        assertThat(packed).isEqualTo(new MeasureVector());
    }

    @Test
    void shouldThrowWhenASumOverflows() {
        MeasureVector most = one(Long.MAX_VALUE);
        assertThatThrownBy(() -> most.add(one(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> one(Long.MIN_VALUE).subtract(one(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new MeasureVector().subtract(one(Long.MIN_VALUE)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldLeaveLocalMoneyOutBeyondOneSite() {
        MeasureVector vector = new MeasureVector();
        for (int slot = 0; slot < Measure.SLOTS; slot++) {
            vector.add(slot, 1);
        }
        MeasureVector rest = vector.withoutLocal();

        assertThat(rest.amount(Measure.GROSS_SALES.slot(Measure.Basis.ACTUAL))).isOne();
        assertThat(rest.amount(Measure.GROSS_SALES.slot(Measure.Basis.BUDGET))).isOne();
        assertThat(rest.amount(Measure.GROSS_SALES.slot(Measure.Basis.LOCAL))).isZero();
        assertThat(rest.amount(Measure.OLDER_RATES.slot())).isOne();
    }

    private static MeasureVector one(long amount) {
        MeasureVector vector = new MeasureVector();
        vector.add(Measure.ORDERS.slot(), amount);
        return vector;
    }

    private static MeasureVector readBack(MeasureVector vector) {
        ByteSink out = new ByteSink(8);
        vector.write(out);
        return MeasureVector.read(ByteBuffer.wrap(out.toBytes()));
    }
}
