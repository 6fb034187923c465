package io.globalkpi.schemas.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowIdTest {

    @ParameterizedTest
    @EnumSource(WindowId.class)
    void shouldBeFoundByItsId(WindowId window) {
        assertThat(WindowId.of(window.id())).isEqualTo(window);
    }

    @Test
    void shouldNameTheIdsThereAre() {
        assertThatThrownBy(() -> WindowId.of("2h"))
                .hasMessage(
                        "no window '2h', expected one of 1h, 24h, 7d, 30d, 60d, 90d, day, week, month, quarter, year");
    }

    @Test
    void shouldTellToDateFromRolling() {
        assertThat(Arrays.stream(WindowId.values()).filter(WindowId::isToDate).map(WindowId::id))
                .containsExactly("day", "week", "month", "quarter", "year");
    }
}
