package io.globalkpi.streams.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.globalkpi.schemas.measure.Measure;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money is rounded once, half-even, and owners sum to the whole. */
class ConversionTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
             5,   1,  2,  2
             7,   1,  2,  4
            -5,   1,  2, -2
            -7,   1,  2, -4
             1,   1,  3,  0
             2,   1,  3,  1
             8000000, 1, 0.8, 10000000
             1,   150.5, 1, 150
             0,   9,  7,  0
             9000000000000000000, 1.5, 3, 4500000000000000000
            -9000000000000000001, 1.5, 3, -4500000000000000000
             9000000000000000003, 1.5, 3, 4500000000000000002
            """)
    void shouldRoundHalfEven(long micros, BigDecimal multiply, BigDecimal divide, long expected) {
        assertThat(Conversion.of(multiply, divide, 0).convert(micros)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
              1, 3333, 6667, 0, 1
              2, 3333, 6667, 1, 1
            100, 3333, 6667, 33, 67
              1, 5000, 5000, 0, 1
              3, 5000, 5000, 2, 1
             -1, 5000, 5000, 0, -1
            """)
    void shouldLeaveTheRestToTheGreatestOwner(long micros, int annShare, int bobShare, long ann, long bob) {
        Portion portion = new Portion(new Shares(Map.of("ann", annShare, "bob", bobShare)));
        portion.money("USD").add(Measure.GROSS_SALES.slot(), micros);
        OwnedMoney money = new OwnedMoney(List.of(portion), "USD");
        Conversion same = Conversion.of(BigDecimal.ONE, BigDecimal.ONE, 0);
        Map<String, MeasureVector> owners = new HashMap<>();
        money.give(
                money.whole(same, Measure.Basis.ACTUAL),
                same,
                Measure.Basis.ACTUAL,
                owner -> owners.computeIfAbsent(owner, key -> new MeasureVector()));

        assertThat(owners.get("ann").amount(Measure.GROSS_SALES.slot())).isEqualTo(ann);
        assertThat(owners.get("bob").amount(Measure.GROSS_SALES.slot())).isEqualTo(bob);
    }
}
