package io.globalkpi.alert.detect;

import java.time.Instant;

/**
 * Up to where a scope was looked at.
 *
 * @param windowEnd of the newest window: older ones are corrections and decide nothing
 * @param asOf business time of the newest snapshot
 */
record Seen(Instant windowEnd, Instant asOf) {

    static final Seen NOTHING = new Seen(Instant.EPOCH, Instant.EPOCH);
}
