package io.globalkpi.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.globalkpi.ingest.files.read.FileRefusedException;
import io.globalkpi.ingest.files.read.Limits;
import io.globalkpi.schemas.event.Order;
import io.globalkpi.schemas.event.OrderLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    private static final String ROW = "o-1,2026-02-01T10:00:00Z,%s,2,9.99\n";
    private static final String HEADER = "Order,At,Sku,Qty,Price\n";

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void openDesk() {
        desk = new Desk(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8, Größe-茶",
        "GBK, GBK, 红茶",
        "Shift_JIS, windows-31j, 紅茶①",
        "Windows-1252, windows-1252, Größe€"
    })
    void shouldReadTheFourEncodings(String declared, String written, String sku) {
        desk.run(desk.file("o.csv", HEADER + ROW.formatted(sku), written), encoded(declared));

        assertThat(line().getSku()).isEqualTo(sku);
    }

    @Test
    void shouldReadPastTheMarkOfUtf8() {
        desk.run(desk.file("o.csv", "\uFEFF" + HEADER + ROW.formatted("A")), Desk.ORDERS);

        assertThat(line().getSku()).isEqualTo("A");
    }

    @Test
    void shouldRefuseTheMarkOfUtf8InAnotherEncoding() {
        refused(desk.request(desk.file("o.csv", "\uFEFF" + HEADER), encoded("GBK")), "begins with the mark of UTF-8");
    }

    @Test
    void shouldNameLineAndByteOfAWrongEncoding() {
        String text = HEADER + ROW.formatted("A").repeat(3_000) + ROW.formatted("Größe");
        Path file = desk.file("o.csv", text, "windows-1252");

        refused(desk.request(file, Desk.ORDERS), "line 3002, byte " + (text.indexOf("ö") + 1) + ": 0xF6");
    }

    @Test
    void shouldLetTheCommandOverrideTheEncoding() {
        Path file = desk.file("o.csv", HEADER + ROW.formatted("Größe"), "windows-1252");
        desk.run(desk.request(file, Desk.ORDERS).encodedAs("Windows-1252"));

        assertThat(line().getSku()).isEqualTo("Größe");
    }

    @Test
    void shouldReadGzipWhateverItsName() throws IOException {
        desk.run(desk.file("o.csv", Desk.gzip(HEADER + ROW.formatted("A"))), Desk.ORDERS);

        assertThat(line().getSku()).isEqualTo("A");
    }

    @Test
    void shouldRefuseGzipThatWasCutOff() throws IOException {
        byte[] whole = Desk.gzip(HEADER + ROW.formatted("A"));
        Path file = desk.file("o.csv.gz", java.util.Arrays.copyOf(whole, whole.length - 12));

        refused(desk.request(file, Desk.ORDERS), "cannot be read to its end");
    }

    @Test
    void shouldReadTabsAndNumbersOfOtherCountries() {
        String mapping = Desk.ORDERS
                + "format: tsv\nnumbers: {decimal: ',', grouping: '.'}\ndates: dd.MM.yyyy HH:mm\nzone: Europe/Berlin\n";
        desk.run(desk.file("o.tsv", "Order\tAt\tSku\tQty\tPrice\no-1\t01.07.2025 10:00\tA\t2\t1.234,50\n"), mapping);

        assertThat(line().getGrossMicros()).isEqualTo(2_469_000_000L);
        assertThat(order().getOccurredAt()).isEqualTo(Instant.parse("2025-07-01T08:00:00Z"));
    }

    @Test
    void shouldReadAJsonArray() {
        String json = "[{\"Order\":1001,\"At\":\"2026-02-01T10:00:00+01:00\",\"Sku\":\"A\",\"Qty\":2,\"Price\":9.99}]";
        desk.run(desk.file("o.json", json), Desk.ORDERS + "format: json\n");

        assertThat(order().getOrderId()).isEqualTo("1001");
        assertThat(order().getOccurredAt()).isEqualTo(Instant.parse("2026-02-01T09:00:00Z"));
        assertThat(line().getGrossMicros()).isEqualTo(19_980_000L);
    }

    @Test
    void shouldSpoilOnlyTheBrokenLineOfNdjson() {
        String good = "{\"Order\":\"o-1\",\"At\":\"2026-02-01\",\"Sku\":\"A\",\"Qty\":2,\"Price\":9.99}\n";
        desk.run(desk.file("o.ndjson", "{\"Order\":\n" + good), Desk.ORDERS + "format: ndjson\n");

        assertThat(desk.publisher.events()).hasSize(1);
        assertThat(desk.dead())
                .singleElement()
                .matches(letter -> letter.getReason().equals("unreadable"));
    }

    @Test
    void shouldRefuseUnknownKeysOfJson() {
        refused(
                desk.request(desk.file("o.json", "[{\"Order\":1,\"Phone\":2}]"), Desk.ORDERS + "format: json\n"),
                "unknown column: 'Phone'");
    }

    @Test
    void shouldReadAWorkbook() throws IOException {
        desk.run(desk.file("o.xlsx", workbook("o-1", 9.99)), Desk.ORDERS + "format: xlsx\nzone: Europe/Berlin\n");

        assertThat(order().getOccurredAt()).isEqualTo(Instant.parse("2025-07-01T08:00:00Z"));
        assertThat(line().getGrossMicros()).isEqualTo(19_980_000L);
    }

    @Test
    void shouldRefuseIdsThatASpreadsheetRoundedByTheirCell() throws IOException {
        desk.run(desk.file("o.xlsx", workbook(123456789012345678.0, 9.99)), Desk.ORDERS + "format: xlsx\n");

        assertThat(desk.publisher.events()).isEmpty();
        assertThat(desk.dead()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isEqualTo("spoiled-id");
            assertThat(letter.getMessage()).contains("cell A2");
        });
    }

    @Test
    void shouldRefuseAWorkbookThatExpandsTooFar() throws IOException {
        ImportRequest request = desk.request(desk.file("o.xlsx", workbook("o-1", 1)), Desk.ORDERS + "format: xlsx\n");

        refused(request.within(new Limits(1 << 20, 500, 10, 100, 10)), "larger than 500 bytes when expanded");
        refused(request.within(new Limits(1 << 20, 1 << 20, 10, 3, 10)), "too many cells");
    }

    @Test
    void shouldTellAWorkbookFromText() throws IOException {
        refused(desk.request(desk.file("o.csv", workbook("o-1", 1)), Desk.ORDERS), "this is an XLSX or ZIP file");
    }

    private static byte[] workbook(Object order, double price) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("orders");
            String[] names = {"Order", "At", "Sku", "Qty", "Price"};
            for (int i = 0; i < names.length; i++) {
                sheet.value(0, i, names[i]);
            }
            if (order instanceof Number number) {
                sheet.value(1, 0, number);
            } else {
                sheet.value(1, 0, order.toString());
            }
            sheet.value(1, 1, LocalDateTime.parse("2025-07-01T10:00:00"));
            sheet.style(1, 1).format("yyyy-mm-dd hh:mm").set();
            sheet.value(1, 2, "A");
            sheet.value(1, 3, 2);
            sheet.value(1, 4, price);
        }
        return bytes.toByteArray();
    }

    private static String encoded(String name) {
        return Desk.ORDERS + "encoding: " + name + "\n";
    }

    private Order order() {
        return desk.publisher.events(Order.class).get(0);
    }

    private OrderLine line() {
        return order().getLines().get(0);
    }

    private void refused(ImportRequest request, String words) {
        assertThatThrownBy(() -> desk.run(request))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining(words);
        assertThat(desk.publisher.publications).isEmpty();
    }
}
