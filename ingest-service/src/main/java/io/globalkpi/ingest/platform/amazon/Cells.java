package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.IsoTime;
import io.globalkpi.ingest.platform.Rejection;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cells of Amazon's tables, which are written differently by marketplace. */
final class Cells {

    private static final String UTC = " UTC";
    private static final int YEAR_LENGTH = 4;
    private static final int DATE_LENGTH = 10;
    private static final DateTimeFormatter WITH_MONTHS = form("dd-MMM-uuuu");
    private static final DateTimeFormatter WITH_POINTS = form("dd.MM.uuuu");
    private static final DateTimeFormatter WITH_SLASHES = form("d/M/uuuu");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]");
    private static final Pattern MARKS = Pattern.compile("[.,]");

    private Cells() {}

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    /** With an offset, in UTC as settlements write it, or a date alone, which begins in the zone. */
    static Instant time(String item, String column, String text, ZoneId zone) {
        try {
            if (text.endsWith(UTC)) {
                return utc(text.substring(0, text.length() - UTC.length()));
            }
            return text.indexOf('T') == DATE_LENGTH
                    ? IsoTime.parse(text)
                    : date(text).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            throw new BadItemException(
                    Rejection.badField(item, column, text, "a time such as 2026-01-31T12:00:00+00:00"));
        }
    }

    private static Instant utc(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new DateTimeException("a date and a time");
        }
        return date(text.substring(0, space))
                .atTime(LocalTime.parse(text.substring(space + 1)))
                .toInstant(ZoneOffset.UTC);
    }

    /** Which form it is, is told by what stands between its parts: a form that does not fit would cost an exception. */
    private static LocalDate date(String text) {
        if (text.indexOf('.') > 0) {
            return LocalDate.parse(text, WITH_POINTS);
        }
        if (text.indexOf('/') > 0) {
            return LocalDate.parse(text, WITH_SLASHES);
        }
        return text.indexOf('-') == YEAR_LENGTH ? LocalDate.parse(text) : LocalDate.parse(text, WITH_MONTHS);
    }

    /** With a decimal point or comma, and the other one between thousands; empty is nothing. */
    static BigDecimal amount(String item, String column, String text) {
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        String plain = SPACES.matcher(text).replaceAll("");
        int decimal = Math.max(plain.lastIndexOf(','), plain.lastIndexOf('.'));
        String whole =
                decimal < 0 ? plain : MARKS.matcher(plain.substring(0, decimal)).replaceAll("");
        try {
            return new BigDecimal(decimal < 0 ? whole : whole + "." + plain.substring(decimal + 1));
        } catch (NumberFormatException e) {
            throw new BadItemException(Rejection.badField(item, column, text, "an amount such as 12.50"));
        }
    }

    static long count(String item, String column, String text) {
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadItemException(Rejection.badField(item, column, text, "a whole number"));
        }
    }
}
