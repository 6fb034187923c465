package io.globalkpi.alert.detect;

import io.globalkpi.alert.rule.Why;
import java.time.Instant;
import java.util.Optional;

/**
 * A point of the grid at which a value that stands still brings something about.
 *
 * @param why what stands is said again; empty when a hold or a quiet ends
 */
record Due(Instant at, Optional<Why> why) {

    static Due change(Instant at) {
        return new Due(at, Optional.empty());
    }

    static Due again(Instant at, Why why) {
        return new Due(at, Optional.of(why));
    }
}
