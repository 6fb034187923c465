package io.globalkpi.schemas.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthoritiesTest {

    private static final Authorities CHANGING = Authorities.of(Map.of(
            "orders", "mabang",
            "orders from 2026-07-01", "amazon",
            "returns from 2026-07-01", "amazon"));

    @ParameterizedTest
    @CsvSource({
        "orders, 2020-01-01, mabang",
        "orders, 2026-06-30, mabang",
        "orders, 2026-07-01, amazon",
        "orders, 2030-01-01, amazon",
        "returns, 2026-06-30, any",
        "returns, 2026-07-01, amazon",
        "fees, 2026-07-01, any",
    })
    void shouldNameTheSourceThatCountsOnADate(String kind, LocalDate date, String source) {
        assertThat(CHANGING.on(kind, date).orElse("any")).isEqualTo(source);
    }

    @Test
    void shouldRefuseAKeyThatIsNoDate() {
        assertThatThrownBy(() -> Authorities.of(Map.of("orders from July", "amazon")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("orders from July");
    }
}
