package io.globalkpi.ingest.platform.mabang;

import org.jspecify.annotations.Nullable;

/** Currencies as Mabang names them. */
final class Currency {

    static final String CNY = "CNY";

    private Currency() {}

    /** The ISO-4217 code: Mabang's own currency is RMB to it. */
    static String of(@Nullable String text, String otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        String code = text.strip();
        return code.equalsIgnoreCase("RMB") ? CNY : code;
    }
}
