package io.globalkpi.ingest.reference;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Shares as people write them, {@code 60%} or 6000 ten-thousandths. */
final class Percent {

    static final String EXPECTED = "a percentage such as 60% or ten-thousandths such as 6000";

    private static final int WHOLE = 10_000;

    private Percent() {}

    /** Ten-thousandths; empty when the text is no share from nothing to the whole, or finer than that. */
    static Optional<Integer> of(String text) {
        try {
            BigDecimal number = new BigDecimal(text.replace("%", "").trim());
            int share = (text.endsWith("%") ? number.movePointRight(2) : number).intValueExact();
            return share >= 0 && share <= WHOLE ? Optional.of(share) : Optional.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Puts the share under a name, if there is one, among the values that are fixed before an entry is bound. */
    static void read(Entry entry, String name, Map<String, Object> fixed) {
        entry.text(name)
                .ifPresent(text -> of(text).ifPresentOrElse(
                                share -> fixed.put(name, share),
                                () -> entry.problem(name, "holds no share", text, EXPECTED)));
    }
}
