package io.globalkpi.streams.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In whole units of the currency, for reading. */
class OrderPairTest {

    private static final long UNIT = 1_000_000;

    @ParameterizedTest
    @CsvSource({
        // authority, cancelled, tax, other, cancelled, tax, fees, same currency, causes
        "100,  0,  0, 100,  0,  0,  0, true,  ''",
        "100,  0,  0,   0,100,  0,  0, true,  CANCELLED=100",
        "  0,100,  0, 100,  0,  0,  0, true,  CANCELLED=-100",
        " 80, 20,  0, 100,  0,  0,  0, true,  CANCELLED=-20",
        "100,  0, 19, 119,  0,  0,  0, true,  TAX=-19",
        "119,  0,  0, 100,  0, 19,  0, true,  TAX=19",
        "100,  0,  0,  85,  0,  0, 15, true,  FEES=15",
        "100,  0, 19, 104,  0,  0, 15, true,  TAX=-19 FEES=15",
        " 85,  0,  0, 100,  0,  0, 15, true,  FEES=-15",
        "104,  0,  0, 100,  0, 19, 15, true,  TAX=19 FEES=-15",
        "  0,100, 19, 119,  0,  0,  0, true,  CANCELLED=-100 TAX=-19",
        "100,  0,  0,  99,  0,  0,  0, false, CURRENCY=1",
        "100,  0,  0,  99,  0,  0,  0, true,  ''",
        "100,  0,  0,  90,  0,  0,  0, false, ''",
        "100,  0, 19, 110,  0,  0, 15, true,  ''",
    })
    void shouldNameWhatExplainsTheDifference(
            long authority,
            long authorityCancelled,
            long authorityTax,
            long other,
            long otherCancelled,
            long otherTax,
            long fees,
            boolean sameCurrency,
            String causes) {
        OrderPair pair = new OrderPair(
                authority * UNIT,
                authorityCancelled * UNIT,
                authorityTax * UNIT,
                other * UNIT,
                otherCancelled * UNIT,
                otherTax * UNIT,
                fees * UNIT,
                sameCurrency);

        assertThat(pair.causes()).isEqualTo(read(causes));
    }

    @ParameterizedTest
    @CsvSource({"119010000, true", "118990000, true", "119010001, false"})
    void shouldTakeACentForRounding(long other, boolean explained) {
        Map<Cause, Long> causes = new OrderPair(100 * UNIT, 0, 19 * UNIT, other, 0, 0, 0, true).causes();

        assertThat(causes.containsKey(Cause.TAX)).isEqualTo(explained);
        assertThat(causes.values()).allMatch(amount -> amount == 100 * UNIT - other);
    }

    private static Map<Cause, Long> read(String text) {
        EnumMap<Cause, Long> causes = new EnumMap<>(Cause.class);
        Arrays.stream(text.split(" ")).filter(one -> !one.isEmpty()).forEach(one -> {
            String[] parts = one.split("=");
            causes.put(Cause.valueOf(parts[0]), Long.parseLong(parts[1]) * UNIT);
        });
        return causes;
    }
}
