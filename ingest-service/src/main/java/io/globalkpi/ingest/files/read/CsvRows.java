package io.globalkpi.ingest.files.read;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of a delimited text file with a header line, quoted as RFC 4180 says. */
final class CsvRows implements Rows {

    private final String file;
    private final CloseableIterator<CsvRecord> records;
    private final Header header;
    private final int[] places;

    CsvRows(Reader text, Layout layout, String file) {
        this.file = file;
        this.records = CsvReader.builder()
                .fieldSeparator(layout.delimiter())
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .iterator();
        CsvRecord first = record();
        if (first == null) {
            throw new FileRefusedException(file + ": the file is empty; expected a header line.");
        }
        this.header = new Header(file, first.getFields());
        this.places = header.places(layout);
    }

    @Override
    public @Nullable Row next() {
        CsvRecord record = record();
        if (record == null) {
            return null;
        }
        long line = record.getStartingLineNumber();
        if (record.getFieldCount() != header.width()) {
            String fault = record.getFieldCount() + " cells where the header has " + header.width();
            return Row.unreadable(line, places.length, fault, text(record));
        }
        String[] cells = new String[places.length];
        for (int i = 0; i < places.length; i++) {
            cells[i] = places[i] < 0 ? null : Row.tidy(record.getField(places[i]));
        }
        return new Row(line, cells, null);
    }

    private static String text(CsvRecord record) {
        return record.getFields().stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }

    private @Nullable CsvRecord record() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof FileRefusedException refused) {
                throw refused;
            }
            throw new FileRefusedException(
                    file + ": " + e.getMessage() + ". Check quotes and delimiter. Nothing was published.", e);
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
