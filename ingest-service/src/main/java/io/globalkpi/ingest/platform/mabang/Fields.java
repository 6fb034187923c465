package io.globalkpi.ingest.platform.mabang;

import io.globalkpi.ingest.platform.BadItemException;
import io.globalkpi.ingest.platform.Rejection;
import io.globalkpi.schemas.id.Micros;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Values of one item, read or refused by their field.
 *
 * @param id of the item, for rejections
 */
record Fields(String id) {

    /** Micro-units of an amount; 0 for none. */
    long micros(String field, @Nullable BigDecimal amount) {
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
    long notNegative(String field, @Nullable BigDecimal amount) {
        long micros = micros(field, amount);
        if (micros < 0) {
            throw bad(field, amount, "an amount that is not negative");
        }
        return micros;
    }

    /** Whole pieces; 0 for none. */
    long pieces(String field, @Nullable BigDecimal number) {
        if (number == null) {
            return 0;
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw bad(field, number, "a whole number of pieces");
        }
    }

    BadItemException bad(String field, @Nullable Object value, String expected) {
        return new BadItemException(Rejection.badField(id, field, value, expected));
    }

    /** The first text that is not blank. */
    String first(String field, @Nullable String... texts) {
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                return text.strip();
            }
        }
        throw bad(field, "", "a text that is not empty");
    }
}
