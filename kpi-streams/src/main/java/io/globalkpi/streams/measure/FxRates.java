package io.globalkpi.streams.measure;

import java.util.Optional;

/** The two rate tables, and how far an actual rate may be carried. */
record FxRates(FxTable actual, FxTable budget) {

    /** Weekends and holidays have no rate; more than this is a gap in the data, and money waits. */
    static final int CARRIED_DAYS = 10;

    /** How to convert at the market's rate of a day; empty when a rate is missing. */
    Optional<Conversion> actual(String from, String to, int day) {
        return Conversion.between(actual, from, to, day).filter(rate -> rate.oldest() >= day - CARRIED_DAYS);
    }

    /** How to convert at the frozen rate in force on a day, however old; empty when a rate is missing. */
    Optional<Conversion> budget(String from, String to, int day) {
        return Conversion.between(budget, from, to, day);
    }
}
