package io.globalkpi.ingest.files.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportedTableTest {

    private static final List<Layout.Wanted> WANTED =
            List.of(new Layout.Wanted("店铺", true), new Layout.Wanted("金额", false));

    private static List<String> shops(byte[] file) throws IOException {
        List<String> shops = new ArrayList<>();
        try (ExportedTable table = ExportedTable.open("orders.csv", new ByteArrayInputStream(file), WANTED)) {
            for (Row row = table.rows().next(); row != null; row = table.rows().next()) {
                shops.add(row.cell(0));
            }
        }
        return shops;
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ''", "UTF-8, \uFEFF", "GBK, ''"})
    void shouldTellTheEncodingByTheHeader(String encoding, String mark) throws IOException {
        String text = mark + "店铺,买家,金额\n优选家居,王芳,1\n欧洲组,李雷,2\n";

        assertThat(shops(text.getBytes(Charset.forName(encoding)))).containsExactly("优选家居", "欧洲组");
    }

    /** A Chinese letter has three bytes, so that one of them is cut wherever the look ends. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void shouldNotTakeALetterThatIsCutForAnotherEncoding(int shift) throws IOException {
        String shop = "a".repeat(shift) + "优".repeat(5_000);

        assertThat(shops(("店铺\n" + shop + "\n").getBytes(StandardCharsets.UTF_8)))
                .containsExactly(shop);
    }

    @Test
    void shouldSayWhereTextIsBrokenFarFromTheHeader() {
        byte[] text = ("店铺\n" + "优选家居\n".repeat(2_000) + "x").getBytes(StandardCharsets.UTF_8);
        text[text.length - 1] = (byte) 0xFF;

        assertThatThrownBy(() -> shops(text))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining("orders.csv: line 2002")
                .hasMessageContaining("0xFF is not UTF-8");
    }

    @Test
    void shouldRefuseTextWithoutARequiredColumn() {
        assertThatThrownBy(() -> shops("买家\n王芳\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining("orders.csv: required column missing: 店铺");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "PK but no workbook"})
    void shouldRefuseWhatIsNoTable(String text) {
        assertThatThrownBy(() -> shops(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(FileRefusedException.class);
    }
}
