package io.globalkpi.ingest.platform.amazon;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Rejection;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Cells of Amazon's tables, which are written differently by marketplace. */
final class Cells {

    private static final List<DateTimeFormatter> UTC_TIMES = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT),
            DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss 'UTC'", Locale.ROOT));
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("dd-MMM-uuuu", Locale.ENGLISH),
            DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT),
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT));

    private Cells() {}

    /** With an offset, in UTC as settlements write it, or a date alone, which begins in the zone. */
    static Instant time(String item, String column, String text, ZoneId zone) {
        return offset(text)
                .or(() -> UTC_TIMES.stream()
                        .map(form ->
                                parsed(() -> LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC)))
                        .flatMap(Optional::stream)
                        .findFirst())
                .or(() -> DATES.stream()
                        .map(form -> parsed(() ->
                                LocalDate.parse(text, form).atStartOfDay(zone).toInstant()))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElseThrow(() -> new BadItemException(
                        Rejection.badField(item, column, text, "a time such as 2026-01-31T12:00:00+00:00")));
    }

    private static Optional<Instant> offset(String text) {
        return parsed(() -> OffsetDateTime.parse(text).toInstant());
    }

    private static Optional<Instant> parsed(java.util.function.Supplier<Instant> parse) {
        try {
            return Optional.of(parse.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** With a decimal point or comma, and the other one between thousands; empty is nothing. */
    static BigDecimal amount(String item, String column, String text) {
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        String plain = text.replaceAll("[\\s\\u00a0]", "");
        int decimal = Math.max(plain.lastIndexOf(','), plain.lastIndexOf('.'));
        String whole = decimal < 0 ? plain : plain.substring(0, decimal).replaceAll("[.,]", "");
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
