package io.globalkpi.local.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.globalkpi.ingest.reference.SheetText;
import java.io.PrintWriter;
import java.util.List;

/** RFC 4180 but for line ends, which are those of a Unix console; header first. What a spreadsheet would run as a formula is escaped. */
final class CsvText {

    private CsvText() {}

    static void print(List<String> header, List<List<String>> rows, PrintWriter out) {
        // Unbuffered, because closing it would close the console.
        CsvWriter csv = CsvWriter.builder()
                .bufferSize(0)
                .lineDelimiter(LineDelimiter.LF)
                .build(out);
        csv.writeRecord(header);
        rows.forEach(row -> csv.writeRecord(row.stream().map(SheetText::escaped).toList()));
    }
}
