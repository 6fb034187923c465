package io.globalkpi.alert.rule;

import java.time.Instant;
import java.util.Optional;

/**
 * How one scope fares under one rule.
 *
 * <pre>
 *            crossed                 held (or no hold)
 *   Normal ----------> Suspect ------------------------> Breached(level) --+  graver level held: escalated
 *     ^  ^              |                                   |     ^        |  inside its recovery only: eased
 *     |  +--------------+                                   |     +--------+  told late: still stands
 *     |    not crossed                                      |
 *     +-----------------------------------------------------+
 *          inside every recovery, for as long as keep-firing: recovered; rule gone: retracted
 * </pre>
 *
 * <p>A reading that decides nothing (null value, sample below the minimum) leaves everything as it is: it neither opens
 * nor recovers, and a hold that runs goes on running.
 */
public sealed interface Health permits Normal, Suspect, Breached {

    /** Looks at a value at one point of the grid. Looking again at the same changes nothing. */
    Verdict look(AlertRule rule, Reading reading);

    /** The point of the grid at which the value last seen would bring a change by standing still. */
    Optional<Instant> due(AlertRule rule);

    /** The rule no longer watches: an open episode ends without having recovered. */
    Verdict retract(Instant at);
}
