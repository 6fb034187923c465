package io.globalkpi.ingest.platform.amazon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.platform.BadItemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2023-01-01 23:59:01 UTC, 2023-01-01T23:59:01Z",
        "01.02.2023 00:00:00 UTC, 2023-02-01T00:00:00Z",
        "2026-03-01T12:00:00+01:00, 2026-03-01T11:00:00Z",
        "2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z",
        "2026-07-01, 2026-06-30T22:00:00Z",
        "01-Jul-2026, 2026-06-30T22:00:00Z",
        "01.07.2026, 2026-06-30T22:00:00Z",
        "1/7/2026, 2026-06-30T22:00:00Z"
    })
    void shouldReadTimesAsEveryMarketplaceWritesThem(String text, Instant time) {
        assertThat(Cells.time("1", "date", text, BERLIN)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "UTC", " UTC", "2023-01-01 UTC", "yesterday", "2026-13-01", "31.02.2023", "Jul-2026"})
    void shouldRefuseWhatIsNoTime(String text) {
        assertThatThrownBy(() -> Cells.time("1", "date", text, BERLIN)).isInstanceOf(BadItemException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12.50|12.50", "-12,50|-12.50", "1.234,56|1234.56", "1,234.56|1234.56", "1 234,56|1234.56", "7|7"})
    void shouldReadAmountsWithAPointOrAComma(String text, BigDecimal amount) {
        assertThat(Cells.amount("1", "amount", text)).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({"FBA Per Unit Fulfilment-Fee!,fbaperunitfulfilmentfee", "Café 2,caf2", "'',''"})
    void shouldReadWordsWithoutSpacesAndCase(String word, String plain) {
        assertThat(ChargeWords.plain(word)).isEqualTo(plain);
    }
}
