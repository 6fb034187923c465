package io.globalkpi.local.cli;

import java.io.PrintWriter;
import java.util.List;

/** Columns as wide as their widest cell, for a console: long texts are cut, the other formats have them whole. */
final class TextTable {

    private static final String GAP = "  ";

    private static final int WIDEST = 80;
    private static final String CUT = "…";

    private TextTable() {}

    static void print(List<String> header, List<List<String>> whole, PrintWriter out) {
        List<List<String>> rows = whole.stream().map(TextTable::cut).toList();
        int[] widths = new int[header.size()];
        widen(widths, header);
        rows.forEach(row -> widen(widths, row));
        out.println(line(header, widths));
        rows.forEach(row -> out.println(line(row, widths)));
        if (!rows.equals(whole)) {
            out.println(CUT + " is cut; --format json or csv has it whole");
        }
    }

    private static List<String> cut(List<String> row) {
        return row.stream()
                .map(cell -> cell.length() <= WIDEST ? cell : cell.substring(0, WIDEST - 1) + CUT)
                .toList();
    }

    private static void widen(int[] widths, List<String> row) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
        }
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : GAP).append(row.get(i));
            line.append(" ".repeat(widths[i] - row.get(i).length()));
        }
        return line.toString().stripTrailing();
    }
}
