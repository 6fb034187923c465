package io.globalkpi.ingest.reference;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook to fill in: a row for each scope, a column for each period, as {@link ReferenceApply#plan} reads it back. */
public final class TargetTemplate {

    private final List<String> periods;
    private final List<Line> lines;

    /**
     * @param scope written {@code owner:anna}
     * @param name for the eye only
     * @param currency ISO-4217; empty for what is no money
     * @param amounts by period, where one is known
     */
    public record Line(String scope, String name, String kpi, String currency, Map<String, BigDecimal> amounts) {}

    public TargetTemplate(List<String> periods, List<Line> lines) {
        this.periods = List.copyOf(periods);
        this.lines = List.copyOf(lines);
    }

    public void write(OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "GlobalKPI", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Targets");
            header(sheet);
            for (int i = 0; i < lines.size(); i++) {
                line(sheet, i + 1, lines.get(i));
            }
            sheet.freezePane(2, 1);
        }
    }

    private void header(Worksheet sheet) {
        int column = 0;
        for (String field : TargetSheet.FIELDS) {
            sheet.value(0, column++, field);
        }
        for (String period : periods) {
            sheet.value(0, column++, period);
        }
        sheet.range(0, 0, 0, column - 1).style().bold().set();
    }

    private void line(Worksheet sheet, int row, Line line) {
        text(sheet, row, "scope", line.scope());
        text(sheet, row, "name", line.name());
        text(sheet, row, "kpi", line.kpi());
        text(sheet, row, "currency", line.currency());
        sheet.value(row, TargetSheet.FIELDS.indexOf("version"), 1);
        for (int i = 0; i < periods.size(); i++) {
            BigDecimal amount = line.amounts().get(periods.get(i));
            if (amount != null) {
                sheet.value(row, TargetSheet.FIELDS.size() + i, amount);
            }
        }
    }

    private static void text(Worksheet sheet, int row, String field, String text) {
        sheet.value(row, TargetSheet.FIELDS.indexOf(field), SheetText.escaped(text));
    }
}
