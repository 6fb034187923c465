package io.globalkpi.local.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** RFC 4180, header first. */
final class CsvText {

    private CsvText() {}

    static void print(List<String> header, List<List<String>> rows, PrintWriter out) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(header);
        rows.forEach(csv::writeRecord);
        out.print(text);
    }
}
