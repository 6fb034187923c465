package io.globalkpi.streams.measure;

import java.util.ArrayList;
import java.util.List;

/** What of one moment has the same owners: counts, and money in its original currencies, before conversion. */
final class Portion {

    /** @param micros by slot of the actual rate, in the original currency */
    record Money(String currency, MeasureVector micros) {}

    private final Shares shares;
    private final MeasureVector counts = new MeasureVector();
    private final List<Money> money = new ArrayList<>(1);

    Portion(Shares shares) {
        this.shares = shares;
    }

    Shares shares() {
        return shares;
    }

    MeasureVector counts() {
        return counts;
    }

    List<Money> money() {
        return money;
    }

    /** Amounts in one original currency. */
    MeasureVector money(String currency) {
        for (Money one : money) {
            if (one.currency().equals(currency)) {
                return one.micros();
            }
        }
        Money first = new Money(currency, new MeasureVector());
        money.add(first);
        return first.micros();
    }

    boolean has(String currency) {
        return money.stream().anyMatch(one -> one.currency().equals(currency));
    }
}
