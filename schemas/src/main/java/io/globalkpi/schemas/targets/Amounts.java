package io.globalkpi.schemas.targets;

import io.globalkpi.schemas.id.Micros;

/** Millionths as people write amounts. */
final class Amounts {

    private Amounts() {}

    static String text(long micros) {
        return micros == 0 ? "0" : Micros.toDecimal(micros).stripTrailingZeros().toPlainString();
    }
}
