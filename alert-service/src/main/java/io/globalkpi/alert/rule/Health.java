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
 *          inside every recovery, for as long as keep-firing: recovered; rule gone: retracted;
 *          every closed step it rests on corrected away: retracted, even after the end
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

    /** Looks at a closed step anew that is not the newest: it may take evidence away, or bring it back. */
    Health correct(AlertRule rule, Reading reading);

    /** Corrections are in: what has no evidence left is taken back. */
    Verdict settle();

    /**
     * Nothing can be known for a while: an open episode stays open, and whatever was waited for is waited for anew.
     */
    Health suspend();

    /** The rule no longer watches: an open episode ends without having recovered. */
    Verdict retract(Instant at);
}
