package io.globalkpi.bench.room;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.globalkpi.ingest.platform.Platform;
import io.globalkpi.ingest.platform.PlatformFeed;
import io.globalkpi.ingest.platform.Reach;
import io.globalkpi.ingest.platform.Slice;
import io.globalkpi.ingest.platform.amazon.Amazon;
import io.globalkpi.ingest.platform.dianxiaomi.Dianxiaomi;
import io.globalkpi.ingest.pull.PulledFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Files of platforms that send some, beside the same file read by the library that reads it for them. */
final class Exports {

    static final String CSV = "dianxiaomi-csv";
    static final String XLSX = "dianxiaomi-xlsx";
    static final String TSV = "amazon-tsv";

    private static final Slice SLICE =
            Slice.of(Reach.UPDATED, ExportFile.WRITTEN.minusSeconds(60), ExportFile.WRITTEN.plusSeconds(60));

    private Exports() {}

    /** Orders of Dianxiaomi as text. */
    static Reading csv(int rows) {
        ExportFile file = ExportFile.csv(rows);
        return ordersOf(file, () -> delimited(file.content(), ',', StandardCharsets.UTF_8));
    }

    /** Orders of Dianxiaomi as a workbook. */
    static Reading xlsx(int rows) throws IOException {
        ExportFile file = ExportFile.xlsx(rows);
        return ordersOf(file, () -> workbook(file.content()));
    }

    private static Reading ordersOf(ExportFile file, PulledFile.Cells cells) {
        return reading(new Dianxiaomi(), "orders", "", file, cells);
    }

    /** Amazon's report of returns to its warehouses. */
    static Reading tsv(int rows) {
        ExportFile file = ExportFile.tsv(rows);
        return reading(
                new Amazon(),
                "returns-fba",
                "document:1",
                file,
                () -> delimited(file.content(), '\t', StandardCharsets.ISO_8859_1));
    }

    private static Reading reading(
            Platform platform, String feed, String cursor, ExportFile file, PulledFile.Cells cells) {
        PlatformFeed<?> found = platform.feeds().stream()
                .filter(one -> one.name().equals(feed))
                .findFirst()
                .orElseThrow();
        return reading(platform, found, cursor, file, cells);
    }

    private static <W> Reading reading(
            Platform platform, PlatformFeed<W> feed, String cursor, ExportFile file, PulledFile.Cells cells) {
        return new PulledFile<>(
                platform,
                feed,
                () -> feed.source().pull(SLICE, cursor, new FileSession(file)),
                cells,
                file.content().length,
                file.items());
    }

    private static long delimited(byte[] content, char separator, Charset charset) throws IOException {
        long characters = 0;
        try (Reader text = new InputStreamReader(new ByteArrayInputStream(content), charset);
                CsvReader<CsvRecord> rows =
                        CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
            for (CsvRecord row : rows) {
                for (String cell : row.getFields()) {
                    characters += cell.length();
                }
            }
        }
        return characters;
    }

    private static long workbook(byte[] content) throws IOException {
        long characters = 0;
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
                for (Cell cell : all.next()) {
                    characters += cell == null ? 0 : cell.getText().length();
                }
            }
        }
        return characters;
    }
}
