package io.globalkpi.ingest.platform.dianxiaomi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.files.read.Row;
import io.globalkpi.ingest.files.read.Rows;
import io.globalkpi.ingest.platform.BadItemException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

    private static final Rows NOWHERE = new Rows() {
        @Override
        public @Nullable Row next() {
            return null;
        }

        @Override
        public void close() {}
    };

    private static Cells cells(Column column, String text) {
        String[] texts = new String[Column.WANTED.size()];
        texts[column.ordinal()] = text;
        return new Cells("file", NOWHERE, new Row(7, texts, null));
    }

    @ParameterizedTest
    @CsvSource({"12.3%, 0.123", "'1,012.50%', 10.1250", "-5%, -0.05", "0.2, 0.2"})
    void shouldReadPercentages(String text, BigDecimal share) {
        assertThat(cells(Column.COST_MARGIN, text).share(Column.COST_MARGIN)).isEqualByComparingTo(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--", "-"})
    void shouldTakeDashesForNothing(String text) {
        assertThat(cells(Column.COST_MARGIN, text).share(Column.COST_MARGIN)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2E+17", "1E+18", "1,2e+17"})
    void shouldRefuseAnIdThatWasRounded(String text) {
        assertThatThrownBy(() -> cells(Column.SKU, text).id(Column.SKU))
                .isInstanceOfSatisfying(
                        BadItemException.class,
                        e -> assertThat(e.rejection())
                                .satisfies(why -> assertThat(why.reason()).isEqualTo("spoiled-id"))
                                .satisfies(why -> assertThat(why.path()).isEqualTo("line 7, column SKU"))
                                .satisfies(why -> assertThat(why.value()).isEqualTo(text)));
    }

    @Test
    void shouldKeepAnIdOfDigitsAsItIs() {
        assertThat(cells(Column.ORDER, "0113456789012345678").id(Column.ORDER)).isEqualTo("0113456789012345678");
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "-0.50, -0.50", "'1,234,567.89', 1234567.89"})
    void shouldReadNumbers(String text, BigDecimal number) {
        assertThat(cells(Column.AMOUNT, text).number(Column.AMOUNT)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD 5", "1.2E+17", "1e3", "1.2.3", "5 ", "--5"})
    void shouldSayWhichCellHoldsNoNumber(String text) {
        assertThatThrownBy(() -> cells(Column.AMOUNT, text).number(Column.AMOUNT))
                .hasMessageContaining("line 7, column 订单金额");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--", "-"})
    void shouldRefuseDashesWhereANumberMustBe(String text) {
        assertThatThrownBy(() -> cells(Column.PIECES, text).requiredNumber(Column.PIECES))
                .hasMessageContaining("expected a number");
    }
}
