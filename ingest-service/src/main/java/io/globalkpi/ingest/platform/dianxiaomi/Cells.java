package io.globalkpi.ingest.platform.dianxiaomi;

import io.globalkpi.ingest.files.read.Row;
import io.globalkpi.ingest.files.read.Rows;
import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Rejection;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of an export: its cells, read or refused by where they stand.
 *
 * @param file name of the export
 * @param rows knows where cells are
 */
record Cells(String file, Rows rows, Row row) {

    /** What a spreadsheet leaves of a long number: digits are lost, and no id can be told from it any more. */
    private static final Pattern SPOILED = Pattern.compile("\\d([.,]\\d+)?[eE]\\+\\d+");

    private static final String SPOILED_ID = "spoiled-id";

    @Nullable
    String text(Column column) {
        return row.cell(column.ordinal());
    }

    String required(Column column) {
        String text = text(column);
        if (text == null) {
            throw bad(column, "", "a text that is not empty");
        }
        return text;
    }

    /** A text that names something, whole. */
    @Nullable
    String id(Column column) {
        String text = text(column);
        if (text != null && text.indexOf('+') > 0 && SPOILED.matcher(text).matches()) {
            throw new BadItemException(new Rejection(
                    name(column),
                    SPOILED_ID,
                    rows.place(row.line(), column.title()),
                    text,
                    "the whole number, as text",
                    "A spreadsheet has rounded the number. Export it again and do not save it in a spreadsheet."));
        }
        return text;
    }

    String requiredId(Column column) {
        required(column);
        String id = id(column);
        return id == null ? "" : id;
    }

    BigDecimal requiredNumber(Column column) {
        String text = required(column);
        BigDecimal number = number(column);
        if (number == null) {
            throw bad(column, text, "a number");
        }
        return number;
    }

    /** A number, with or without commas between thousands; null for none. */
    @Nullable
    BigDecimal number(Column column) {
        String text = text(column);
        if (text == null || text.equals("--") || text.equals("-")) {
            return null;
        }
        return decimal(column, text, text, "a number");
    }

    /** A part of one: 12.3% is 0.123; null for none. */
    @Nullable
    BigDecimal share(Column column) {
        String text = text(column);
        if (text == null || !text.endsWith("%")) {
            return number(column);
        }
        String percent = text.substring(0, text.length() - 1).strip();
        return decimal(column, text, percent, "a percentage such as 12.3%").movePointLeft(2);
    }

    private BigDecimal decimal(Column column, String text, String number, String expected) {
        try {
            if (number.indexOf('E') < 0 && number.indexOf('e') < 0) {
                return new BigDecimal(number.replace(",", ""));
            }
        } catch (NumberFormatException e) {
            // Refused as one with an exponent is, of which a spreadsheet has cut digits off.
        }
        throw bad(column, text, expected);
    }

    BadItemException bad(Column column, String value, String expected) {
        return new BadItemException(new Rejection(
                name(column),
                Rejection.BAD_FIELD,
                rows.place(row.line(), column.title()),
                value,
                expected,
                "Correct it in Dianxiaomi and export again."));
    }

    /** Names the cell in this file, so that the same file again makes the same letter. */
    private String name(Column column) {
        return file + "/" + row.line() + "/" + column.title();
    }
}
