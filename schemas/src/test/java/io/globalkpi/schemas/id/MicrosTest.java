package io.globalkpi.schemas.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicrosTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,                       0
            12.34,                   12340000
            -0.000001,               -1
            0.0000005,               0
            0.0000015,               2
            0.0000025,               2
            -0.0000015,              -2
            1E+3,                    1000000000
            9223372036854.775807,    9223372036854775807
            """)
    void shouldCountMillionthsRoundingHalfEven(BigDecimal amount, long micros) {
        assertThat(Micros.of(amount)).isEqualTo(micros);
    }

    @Test
    void shouldRefuseWhatDoesNotFit() {
        assertThatThrownBy(() -> Micros.of(new BigDecimal("9223372036854.775808")))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("9223372036854.775808");
    }

    @Test
    void shouldComeBackExactly() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            long micros = random.nextLong();
            assertThat(Micros.of(Micros.toDecimal(micros))).isEqualTo(micros);
        }
    }
}
