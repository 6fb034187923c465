package io.globalkpi.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableTest {

    private record Row(
            String name, BigDecimal amount, @Nullable Double value, Instant at) {}

    private static final List<Row> ROWS = List.of(
            new Row("a, \"b\"", new BigDecimal("1E+3"), 0.5, Instant.EPOCH),
            new Row("c", new BigDecimal("-0.100000"), null, Instant.EPOCH));

    private final Table<Row> table = new Table<Row>()
            .column("name", Row::name)
            .column("amount", Row::amount)
            .column("value", Row::value)
            .column("at", Row::at);

    @Test
    void shouldPrintDecimalsAsPlainStringsAndValuesAsNumbersInJson() {
        assertThat(printed(FormatOption.Format.JSON).replaceAll("\\s", ""))
                .isEqualTo(
                        "[{\"name\":\"a,\\\"b\\\"\",\"amount\":\"1000\",\"value\":0.5,\"at\":\"1970-01-01T00:00:00Z\"},"
                                + "{\"name\":\"c\",\"amount\":\"-0.1\",\"value\":null,\"at\":\"1970-01-01T00:00:00Z\"}]");
    }

    @Test
    void shouldQuoteCsv() {
        assertThat(printed(FormatOption.Format.CSV).lines())
                .containsExactly(
                        "name,amount,value,at",
                        "\"a, \"\"b\"\"\",1000,0.5,1970-01-01T00:00:00Z",
                        "c,-0.1,,1970-01-01T00:00:00Z");
    }

    @Test
    void shouldAlignATable() {
        assertThat(printed(FormatOption.Format.TABLE).lines())
                .containsExactly(
                        "name    amount  value  at",
                        "a, \"b\"  1000    0.5    1970-01-01T00:00:00Z",
                        "c       -0.1           1970-01-01T00:00:00Z");
    }

    @Test
    void shouldCutWhatIsTooLongForAConsoleAndSaySo() {
        StringWriter text = new StringWriter();

        TextTable.print(List.of("a"), List.of(List.of("x".repeat(81)), List.of("y")), new PrintWriter(text));

        assertThat(text.toString().lines())
                .containsExactly("a", "x".repeat(79) + "…", "y", "… is cut; --format json or csv has it whole");
    }

    private String printed(FormatOption.Format format) {
        StringWriter text = new StringWriter();
        table.print(ROWS, format, new PrintWriter(text));
        return text.toString();
    }
}
