package io.globalkpi.oracle;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Random names out of the few that a random business knows, so that things meet. */
final class RandomNames {

    /** Orders that returns and reviews name; more than are ever told. */
    static final int ORDER_IDS = 60;

    static final List<String> CURRENCIES = List.of("USD", "EUR", "GBP", "INR", "CNY");

    private final Dice dice;

    RandomNames(Dice dice) {
        this.dice = dice;
    }

    String sku() {
        return dice.pick(RandomReference.SKUS);
    }

    @Nullable
    String category() {
        return dice.oneIn(2) ? dice.pick(RandomReference.CATEGORIES) : null;
    }

    String orderName() {
        return "O" + dice.upTo(ORDER_IDS);
    }

    static String currencyOf(String site) {
        List<String> currencies = List.of("USD", "EUR", "GBP", "INR", "USD");
        return IntStream.range(0, currencies.size())
                .filter(at -> RandomReference.siteIds().get(at).equals(site))
                .mapToObj(currencies::get)
                .findFirst()
                .orElse("USD");
    }
}
