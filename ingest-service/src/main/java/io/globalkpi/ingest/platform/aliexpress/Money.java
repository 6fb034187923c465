package io.globalkpi.ingest.platform.aliexpress;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.globalkpi.ingest.platform.Fields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An amount, told as a decimal, in the smallest coins, or both.
 *
 * @param centFactor smallest coins of one unit: 100 of a dollar, 1 of a yen
 */
@JsonNaming(SnakeCaseStrategy.class)
record Money(
        @Nullable BigDecimal amount,
        @Nullable Long cent,
        @Nullable Integer centFactor,
        @Nullable String currencyCode) {

    /** Micro-units; 0 for no money at all. */
    static long micros(String field, @Nullable Money money, Fields fields) {
        return fields.micros(field, money == null ? null : money.decimal(field, fields));
    }

    /** As {@link #micros}, of money that is not owed. */
    static long notNegative(String field, @Nullable Money money, Fields fields) {
        return fields.notNegative(field, money == null ? null : money.decimal(field, fields));
    }

    private @Nullable BigDecimal decimal(String field, Fields fields) {
        if (amount != null || cent == null) {
            return amount;
        }
        if (centFactor == null || centFactor <= 0) {
            throw fields.bad(field + ".cent_factor", centFactor, "how many cents a unit has");
        }
        return BigDecimal.valueOf(cent).divide(BigDecimal.valueOf(centFactor), 6, RoundingMode.HALF_EVEN);
    }
}
