package io.globalkpi.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * Rows under named columns, printed three ways.
 *
 * <p>The names are a contract with scripts: they are the fields of the JSON objects and the header of the CSV. Decimals
 * are plain strings in JSON, because a JSON number is a double to most readers; instants are ISO-8601 in UTC; what is
 * absent is null in JSON and empty elsewhere.
 */
final class Table<R> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Function<R, @Nullable Object>> columns = new LinkedHashMap<>();

    Table<R> column(String name, Function<R, @Nullable Object> cell) {
        columns.put(name, cell);
        return this;
    }

    void print(List<R> rows, FormatOption.Format format, PrintWriter out) {
        switch (format) {
            case TABLE -> TextTable.print(header(), cells(rows), out);
            case CSV -> CsvText.print(header(), cells(rows), out);
            case JSON -> out.println(json(rows));
        }
        out.flush();
    }

    /** One sheet of a workbook: numbers as numbers, everything else as text. */
    void sheet(String name, List<R> rows, Workbook book) {
        XlsxSheet sheet = new XlsxSheet(book.newWorksheet(name));
        sheet.row(header());
        rows.forEach(row ->
                sheet.row(columns.values().stream().map(cell -> cell.apply(row)).toList()));
    }

    /** The columns of one row by name, as they stand in JSON. */
    Map<String, @Nullable Object> object(R row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        columns.forEach((name, cell) -> object.put(name, jsonOf(cell.apply(row))));
        return object;
    }

    private List<String> header() {
        return List.copyOf(columns.keySet());
    }

    private List<List<String>> cells(List<R> rows) {
        return rows.stream()
                .map(row -> columns.values().stream()
                        .map(cell -> text(cell.apply(row)))
                        .toList())
                .toList();
    }

    private String json(List<R> rows) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        rows.forEach(row -> objects.add(object(row)));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(objects);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static @Nullable Object jsonOf(@Nullable Object cell) {
        if (cell == null || cell instanceof Number && !(cell instanceof BigDecimal) || cell instanceof Boolean) {
            return cell;
        }
        return cell instanceof Map<?, ?> || cell instanceof List<?> ? cell : text(cell);
    }

    static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof BigDecimal decimal ? decimal.stripTrailingZeros().toPlainString() : cell.toString();
    }
}
