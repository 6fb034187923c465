package io.globalkpi.ingest.platform.ebay;

import io.globalkpi.ingest.platform.Fields;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount.
 *
 * @param value after a conversion into the payout's currency, if there was one
 * @param convertedFromValue before it
 */
record Money(
        @Nullable BigDecimal value,
        @Nullable String currency,
        @Nullable BigDecimal convertedFromValue,
        @Nullable String convertedFromCurrency) {

    /** Micro-units as sold, before a conversion; 0 for none. */
    static long micros(@Nullable Money money, String field, Fields fields) {
        if (money == null) {
            return 0;
        }
        return fields.micros(field, money.isConverted() ? money.convertedFromValue() : money.value());
    }

    /** The currency of {@link #micros}. */
    static String currency(@Nullable Money money, String field, Fields fields) {
        if (money == null) {
            throw fields.bad(field, "", "an amount with a currency");
        }
        return fields.first(
                field + ".currency", money.isConverted() ? money.convertedFromCurrency() : money.currency());
    }

    private boolean isConverted() {
        return convertedFromValue != null && convertedFromCurrency != null;
    }
}
