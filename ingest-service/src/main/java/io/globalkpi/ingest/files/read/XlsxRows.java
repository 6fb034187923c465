package io.globalkpi.ingest.files.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellAddress;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** Rows of one sheet of a workbook, streamed. The first row that is not empty is the header. */
final class XlsxRows implements Rows {

    private final Source source;
    private final Layout layout;
    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final XlsxCells cells;
    private final int[] places;
    private long cellsLeft;

    /**
     * @param path the workbook on disk
     * @param name what the user calls it
     * @param temporary true to delete it at the end
     */
    record Source(Path path, String name, boolean temporary) {}

    XlsxRows(Source source, Layout layout, long maxCells) throws IOException {
        this.source = source;
        this.layout = layout;
        this.cellsLeft = maxCells;
        this.cells = new XlsxCells(layout.decimal());
        try {
            this.workbook = new ReadableWorkbook(source.path().toFile(), new ReadingOptions(true, false));
            this.stream = sheet().openStream();
        } catch (ExcelReaderException e) {
            throw new FileRefusedException(source.name() + ": not an XLSX workbook: " + e.getMessage(), e);
        }
        this.rows = stream.iterator();
        this.places = header().places(layout);
    }

    @Override
    public @Nullable Row next() {
        while (rows.hasNext()) {
            org.dhatim.fastexcel.reader.Row row = rows.next();
            count(row.getPhysicalCellCount());
            @Nullable String[] texts = new String[places.length];
            for (int i = 0; i < places.length; i++) {
                texts[i] =
                        places[i] < 0 || !row.hasCell(places[i]) ? null : Row.tidy(cells.text(row.getCell(places[i])));
            }
            if (Arrays.stream(texts).anyMatch(Objects::nonNull)) {
                return new Row(row.getRowNum(), texts, null);
            }
        }
        return null;
    }

    @Override
    public String place(long line, String column) {
        for (int i = 0; i < places.length; i++) {
            if (layout.wanted().get(i).name().equals(column) && places[i] >= 0) {
                return "cell " + new CellAddress((int) line - 1, places[i]) + ", column " + column;
            }
        }
        return Rows.super.place(line, column);
    }

    private Sheet sheet() {
        if (layout.sheet().isEmpty()) {
            return workbook.getFirstSheet();
        }
        return workbook.findSheet(layout.sheet())
                .orElseThrow(() -> new FileRefusedException(source.name() + ": no sheet named '" + layout.sheet()
                        + "'; there are "
                        + workbook.getSheets().map(Sheet::getName).toList()));
    }

    private Header header() {
        while (rows.hasNext()) {
            List<String> names = new ArrayList<>();
            for (Cell cell : rows.next()) {
                String text = cells.text(cell);
                names.add(text == null ? "" : text);
            }
            if (names.stream().anyMatch(name -> !name.isBlank())) {
                return new Header(source.name(), trimmed(names));
            }
        }
        throw new FileRefusedException(source.name() + ": the sheet is empty; expected a header row.");
    }

    private static List<String> trimmed(List<String> names) {
        int end = names.size();
        while (names.get(end - 1).isBlank()) {
            end--;
        }
        return names.subList(0, end);
    }

    private void count(int found) {
        cellsLeft -= found;
        if (cellsLeft < 0) {
            throw new FileRefusedException(
                    source.name() + ": the sheet has too many cells. Split it, or raise the limit.");
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
        if (source.temporary()) {
            Files.deleteIfExists(source.path());
        }
    }
}
