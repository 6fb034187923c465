package io.globalkpi.ingest.files.read;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** Cells of a sheet as the text a CSV export of it would hold, without what floating point adds. */
final class XlsxCells {

    /** A spreadsheet keeps 15 digits; the ones behind are noise of the binary number. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final BigDecimal TOO_LONG = BigDecimal.TEN.pow(15);

    private final char decimal;

    XlsxCells(char decimal) {
        this.decimal = decimal;
    }

    @Nullable
    String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return null;
        }
        return switch (cell.getType()) {
            case NUMBER -> isDate(cell) ? date(cell) : number(cell.asNumber());
            case FORMULA -> formula(cell);
            case BOOLEAN -> String.valueOf(cell.asBoolean()).toLowerCase(Locale.ROOT);
            default -> cell.getText();
        };
    }

    /** The result that was stored with the formula; nothing is computed here. */
    private @Nullable String formula(Cell cell) {
        String stored = cell.getRawValue();
        try {
            return stored == null ? null : number(new BigDecimal(stored));
        } catch (NumberFormatException e) {
            return stored;
        }
    }

    /** A number of more than 15 digits has lost its last ones, and is written so that whoever reads it as an id can tell. */
    private String number(BigDecimal number) {
        BigDecimal rounded = number.round(DIGITS).stripTrailingZeros();
        if (rounded.abs().compareTo(TOO_LONG) >= 0) {
            return String.format(Locale.ROOT, "%.14E", rounded)
                    .replaceFirst("\\.?0+E", "E")
                    .replace('.', decimal);
        }
        return rounded.toPlainString().replace('.', decimal);
    }

    private static String date(Cell cell) {
        return cell.asDate().toString();
    }

    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        if (format == null) {
            return false;
        }
        String letters = format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "");
        return letters.contains("yy") || letters.contains("d") && letters.contains("m") || letters.contains("h:mm");
    }
}
