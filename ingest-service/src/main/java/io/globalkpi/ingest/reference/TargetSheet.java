package io.globalkpi.ingest.reference;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellAddress;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The first sheet of a workbook: a row for each scope and KPI, a column for each period, in every cell a target. An empty cell is set by
 * nobody, and broken down from what is.
 */
final class TargetSheet {

    /** Columns before those of the periods. */
    static final List<String> FIELDS =
            List.of("scope", "name", "kpi", "currency", "version", "from", "author", "reason");

    private static final Set<String> NEEDED = Set.of("scope", "kpi");
    /** A spreadsheet keeps 15 digits; the ones behind are noise of the binary number. */
    private static final MathContext DIGITS = new MathContext(15);

    private final Path file;
    private final String name;
    private final List<Problem> problems;

    TargetSheet(Path file, List<Problem> problems) {
        this.file = file;
        this.name = String.valueOf(file.getFileName());
        this.problems = problems;
    }

    static boolean isSheet(Path path) {
        return Files.isRegularFile(path) && path.toString().endsWith(".xlsx");
    }

    /** One entry for each target; what cannot be read is reported and left out. */
    List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
            List<Row> rows = workbook.getFirstSheet().read();
            List<String> header = rows.isEmpty() ? List.of() : header(rows.get(0));
            for (int i = 1; i < rows.size() && header.containsAll(NEEDED); i++) {
                entries(rows.get(i), header, entries);
            }
        } catch (ExcelReaderException e) {
            problems.add(new Problem(name, 1, "", "is no workbook: " + e.getMessage(), "", "an XLSX file"));
        }
        return entries;
    }

    private List<String> header(Row row) {
        List<String> header = new ArrayList<>();
        for (int column = 0; column < row.getCellCount(); column++) {
            header.add(text(row, column).strip());
        }
        for (String needed : new TreeSet<>(NEEDED)) {
            if (!header.contains(needed)) {
                problems.add(new Problem(
                        name, 1, "row 1", "has no column " + needed, "", "the columns " + FIELDS + " and periods"));
            }
        }
        return header;
    }

    private void entries(Row row, List<String> header, List<Entry> entries) {
        Map<String, Integer> common = new LinkedHashMap<>();
        for (String field : FIELDS) {
            int column = header.indexOf(field);
            if (column >= 0 && !field.equals("name") && !text(row, column).isBlank()) {
                common.put(field, column);
            }
        }
        for (int column = 0; column < header.size(); column++) {
            boolean isPeriod = !header.get(column).isEmpty() && !FIELDS.contains(header.get(column));
            if (isPeriod && !text(row, column).isBlank()) {
                entries.add(entry(row, common, column, header.get(column)));
            }
        }
    }

    private Entry entry(Row row, Map<String, Integer> common, int column, String period) {
        List<NodeTuple> values = new ArrayList<>();
        Map<String, String> cells = new LinkedHashMap<>();
        Mark line = new Mark(name, 0, row.getRowNum() - 1, column, new char[0], 0);
        common.forEach((field, at) -> {
            values.add(value(field, SheetText.plain(text(row, at)), line));
            cells.put(field, new CellAddress(row.getRowNum() - 1, at).toString());
        });
        values.add(value("period", period, line));
        cells.put("period", new CellAddress(0, column).toString());
        values.add(value("amount", text(row, column), line));
        String cell = new CellAddress(row.getRowNum() - 1, column).toString();
        cells.put("amount", cell);
        cells.put("id", cell);
        MappingNode node = new MappingNode(Tag.MAP, true, values, line, line, DumperOptions.FlowStyle.BLOCK);
        return new Entry(name, "cell " + cell, node, cells, problems);
    }

    private static NodeTuple value(String field, String text, Mark line) {
        return new NodeTuple(scalar(field, line), scalar(text, line));
    }

    private static ScalarNode scalar(String text, Mark line) {
        return new ScalarNode(Tag.STR, text, line, line, DumperOptions.ScalarStyle.PLAIN);
    }

    private static String text(Row row, int column) {
        Cell cell = row.hasCell(column) ? row.getCell(column) : null;
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber().round(DIGITS);
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        String text = cell.getType() == CellType.FORMULA ? cell.getRawValue() : cell.getText();
        return text == null ? "" : text.strip();
    }
}
