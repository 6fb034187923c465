package io.globalkpi.ingest.publish;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** The ISO-4217 codes this Java knows, without the ones for metals, tests and "no currency". */
public final class Currencies {

    private static final Set<String> REAL_WITH_X = Set.of("XAF", "XCD", "XOF", "XPF");

    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .filter(code -> !code.startsWith("X") || REAL_WITH_X.contains(code))
            .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}

    public static boolean isKnown(String code) {
        return CODES.contains(code);
    }
}
