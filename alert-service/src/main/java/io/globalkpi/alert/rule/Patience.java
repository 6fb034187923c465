package io.globalkpi.alert.rule;

import java.time.Duration;

/**
 * How long a level waits, in business time.
 *
 * @param hold it must stay crossed before it counts
 * @param keepFiring it must be back in order before it ends
 */
public record Patience(Duration hold, Duration keepFiring) {

    public Patience {
        require("hold", hold);
        require("keep-firing", keepFiring);
    }

    private static void require(String what, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(what + " must be zero or longer, was " + duration);
        }
    }
}
