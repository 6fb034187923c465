package io.globalkpi.alert.notify.text;

import io.globalkpi.schemas.reference.KpiUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them: ratios in percent with two decimals, money with its currency. */
final class Numbers {

    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.ROOT);

    private Numbers() {}

    static String value(double value, KpiUnit unit, String currency) {
        return switch (unit) {
            case RATIO -> format("0.00", value * 100) + " %";
            case MONEY -> currency + " " + format("#,##0.00", value);
            case COUNT -> format("#,##0.##", value);
            case HOURS -> format("#,##0.0", value) + " h";
            case DAYS -> format("#,##0.0", value) + " days";
            case STARS -> format("0.00", value) + " stars";
            case TURNS_A_YEAR -> format("0.00", value) + " turns a year";
            case POINTS -> format("#,##0.0", value) + " points";
        };
    }

    /** A sum above or below the line: whole, or to two decimals. */
    static String sum(BigDecimal sum) {
        return new DecimalFormat("#,##0.##", SYMBOLS).format(sum.setScale(2, RoundingMode.HALF_EVEN));
    }

    private static String format(String pattern, double number) {
        DecimalFormat format = new DecimalFormat(pattern, SYMBOLS);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format.format(number);
    }
}
