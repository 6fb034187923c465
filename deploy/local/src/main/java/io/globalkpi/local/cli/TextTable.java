package io.globalkpi.local.cli;

import java.io.PrintWriter;
import java.util.List;

/** Columns as wide as their widest cell, for a console. */
final class TextTable {

    private static final String GAP = "  ";

    private TextTable() {}

    static void print(List<String> header, List<List<String>> rows, PrintWriter out) {
        int[] widths = new int[header.size()];
        widen(widths, header);
        rows.forEach(row -> widen(widths, row));
        out.println(line(header, widths));
        rows.forEach(row -> out.println(line(row, widths)));
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
