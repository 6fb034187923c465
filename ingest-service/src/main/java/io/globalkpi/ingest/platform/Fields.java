package io.globalkpi.ingest.platform;

import io.globalkpi.schemas.id.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Values of one item, read or refused by the field they stand in.
 *
 * @param id of the item at its platform, for rejections
 */
public record Fields(String id) {

    /** Micro-units of an amount; 0 for none. */
    public long micros(String field, @Nullable BigDecimal amount) {
        if (amount == null) {
            return 0;
        }
        try {
            return Micros.of(amount);
        } catch (ArithmeticException e) {
            throw bad(field, amount, "an amount of money");
        }
    }

    /** As {@link #micros}, of an amount that is not negative. */
    public long notNegative(String field, @Nullable BigDecimal amount) {
        long micros = micros(field, amount);
        if (micros < 0) {
            throw bad(field, amount, "an amount that is not negative");
        }
        return micros;
    }

    /** A whole number that is not negative; 0 for none. */
    public long count(String field, @Nullable Long number) {
        if (number == null) {
            return 0;
        }
        if (number < 0) {
            throw bad(field, number, "a whole number that is not negative");
        }
        return number;
    }

    /** What must be there. */
    public <T> T require(String field, @Nullable T value) {
        if (value == null) {
            throw bad(field, null, "a value");
        }
        return value;
    }

    /** Whole pieces, 0 for none. */
    public long pieces(String field, @Nullable BigDecimal number) {
        try {
            return number == null ? 0 : number.longValueExact();
        } catch (ArithmeticException e) {
            throw bad(field, number, "a whole number of pieces");
        }
    }

    /** A number of things, 0 for none. Networks that share a sale among ads count in fractions: rounded half-even. */
    public long rounded(String field, @Nullable BigDecimal number) {
        try {
            return number == null
                    ? 0
                    : number.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
        } catch (ArithmeticException e) {
            throw bad(field, number, "a number of things");
        }
    }

    /** A date that must be there, as 2026-01-31. */
    public LocalDate date(String field, @Nullable String text) {
        try {
            return LocalDate.parse(first(field, text));
        } catch (DateTimeParseException e) {
            throw bad(field, text, "a date such as 2026-01-31");
        }
    }

    /** A time with its offset, as 2026-01-31T08:00:00.000Z; null for none. */
    public @Nullable Instant find(String field, @Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : IsoTime.parse(text.strip());
        } catch (DateTimeException e) {
            throw bad(field, text, "a time such as 2026-01-31T08:00:00.000Z");
        }
    }

    /** As {@link #find}, of a time that must be there. */
    public Instant time(String field, @Nullable String text) {
        Instant time = find(field, text);
        if (time == null) {
            throw bad(field, "", "a time such as 2026-01-31T08:00:00.000Z");
        }
        return time;
    }

    /** The first text that is not blank. */
    public String first(String field, @Nullable String... texts) {
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                return text.strip();
            }
        }
        throw bad(field, "", "a text that is not empty");
    }

    public BadItemException bad(String field, @Nullable Object value, String expected) {
        return new BadItemException(Rejection.badField(id, field, String.valueOf(value), expected));
    }
}
