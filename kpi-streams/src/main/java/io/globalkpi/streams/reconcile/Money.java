package io.globalkpi.streams.reconcile;

import io.globalkpi.streams.measure.ReferenceBook;
import java.util.OptionalLong;

/**
 * Amounts of any currency in that of the site.
 *
 * @param currency of the site
 */
record Money(String currency, ReferenceBook book) {

    /** At the rate of a local date; empty where there is none. */
    OptionalLong of(long micros, String from, int day) {
        return book.converted(micros, from, currency, day);
    }
}
