package io.globalkpi.streams.measure;

import java.util.Optional;

/** How one original currency is converted on one day: to the reporting currency at two rates, and to the site's own. */
record MoneyRates(Optional<Conversion> actual, Optional<Conversion> budget, Optional<Conversion> local) {

    /** Original currency, the site's own, and a local date as days since 1970-01-01. */
    record Asked(String currency, String siteCurrency, int day) {}

    static MoneyRates of(ReferenceBook book, Asked asked) {
        String reporting = book.reportingCurrency();
        return new MoneyRates(
                book.rates().actual(asked.currency(), reporting, asked.day()),
                book.rates().budget(asked.currency(), reporting, asked.day()),
                book.rates().actual(asked.currency(), asked.siteCurrency(), asked.day()));
    }

    /** Without both actual rates no money is booked, so that a ratio never has one half of a line. */
    boolean isComplete() {
        return actual.isPresent() && local.isPresent();
    }

    boolean isOlderThan(int day) {
        return isOlderThan(day, actual) || isOlderThan(day, local);
    }

    private static boolean isOlderThan(int day, Optional<Conversion> rate) {
        return rate.isPresent() && rate.get().oldest() < day;
    }
}
