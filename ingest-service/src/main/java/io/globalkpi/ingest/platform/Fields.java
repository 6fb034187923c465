package io.globalkpi.ingest.platform;

import io.globalkpi.schemas.id.Micros;
import java.math.BigDecimal;
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
