package io.globalkpi.local.cli;

import io.globalkpi.ingest.reference.SheetText;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A sheet filled row by row. Text that a spreadsheet would take for a formula is escaped. */
final class XlsxSheet {

    private final Worksheet sheet;
    private int next;

    XlsxSheet(Worksheet sheet) {
        this.sheet = sheet;
    }

    void row(List<? extends @Nullable Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            if (cell instanceof Number number) {
                sheet.value(next, column, number);
            } else if (cell != null) {
                sheet.value(next, column, SheetText.escaped(Table.text(cell)));
            }
        }
        next++;
    }
}
