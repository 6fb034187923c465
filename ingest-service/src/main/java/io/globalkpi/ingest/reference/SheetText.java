package io.globalkpi.ingest.reference;

import java.util.regex.Pattern;

/** Text as it may stand in a cell: what a spreadsheet would take for a formula gets an apostrophe in front. */
public final class SheetText {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private SheetText() {}

    /** Numbers stay as they are, negative ones too. */
    public static String escaped(String text) {
        return isFormula(text) && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    /** What was escaped. */
    static String plain(String text) {
        return text.startsWith("'") && isFormula(text.substring(1)) ? text.substring(1) : text;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }
}
