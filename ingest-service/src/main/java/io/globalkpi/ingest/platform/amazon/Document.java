package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.ingest.platform.Answer;
import io.globalkpi.ingest.platform.Session;
import io.globalkpi.ingest.platform.Slice;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The document of a report.
 *
 * @param answer unzipped
 * @param charset where it does not name one
 */
record Document(Answer answer, Charset charset, Slice slice, Session session) {

    /** One line by the names of the columns, in lower case; absent cells are empty. */
    record Line(List<String> cells, Map<String, Integer> columns) {

        String text(String column) {
            Integer place = columns.get(column);
            return place == null ? "" : text(place);
        }

        String text(int place) {
            return place < cells.size() ? cells.get(place).strip() : "";
        }
    }

    /** Of a table with tabs and without quotes, all but its header. Columns are found by name; unknown ones do no harm. */
    List<Line> lines() {
        String text = answer.text(charset);
        List<String> rows = text.lines().filter(row -> !row.isBlank()).toList();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, Integer> columns = new LinkedHashMap<>();
        List<String> header = cells(rows.get(0).replace("\uFEFF", ""));
        for (int place = 0; place < header.size(); place++) {
            columns.putIfAbsent(header.get(place).strip().toLowerCase(Locale.ROOT), place);
        }
        List<Line> lines = new ArrayList<>();
        rows.stream().skip(1).forEach(row -> lines.add(new Line(cells(row), columns)));
        return lines;
    }

    private static List<String> cells(String row) {
        return List.of(row.split("\t", -1));
    }
}
