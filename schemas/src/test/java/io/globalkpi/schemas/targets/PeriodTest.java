package io.globalkpi.schemas.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2026,       2026-01-01, 2026-12-31, 365",
        "2026-Q1,    2026-01-01, 2026-03-31, 90",
        "2028-02,    2028-02-01, 2028-02-29, 29",
        "2026-W01,   2025-12-29, 2026-01-04, 7",
        "2026-W53,   2026-12-28, 2027-01-03, 7",
        "2026-11-23, 2026-11-23, 2026-11-23, 1"
    })
    void shouldReadWhatItWrites(String text, String first, String last, int days) {
        Period period = Period.of(text);

        assertThat(period.first()).hasToString(first);
        assertThat(period.last()).hasToString(last);
        assertThat(period.days()).isEqualTo(days);
        assertThat(period).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "26", "2026-13", "2026-Q5", "2025-W53", "2026-W00", "2026-02-30", "2026-1", "2026-Q1-1"})
    void shouldRefuseWhatIsNoPeriod(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Period.of(text)).withMessageContaining(text);
    }
}
