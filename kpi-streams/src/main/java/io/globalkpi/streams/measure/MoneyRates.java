package io.globalkpi.streams.measure;

import java.util.Optional;
import java.util.stream.Stream;

/** How one original currency is converted on one day: to the reporting currency at two rates, and to the site's own. */
record MoneyRates(Optional<Conversion> actual, Optional<Conversion> budget, Optional<Conversion> local) {

    static MoneyRates of(ReferenceBook book, String currency, String siteCurrency, int day) {
        String reporting = book.reportingCurrency();
        return new MoneyRates(
                book.rates().actual(currency, reporting, day),
                book.rates().budget(currency, reporting, day),
                book.rates().actual(currency, siteCurrency, day));
    }

    /** Without both actual rates no money is booked, so that a ratio never has one half of a line. */
    boolean isComplete() {
        return actual.isPresent() && local.isPresent();
    }

    boolean isOlderThan(int day) {
        return Stream.of(actual, local).flatMap(Optional::stream).anyMatch(rate -> rate.oldest() < day);
    }
}
