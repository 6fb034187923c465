/**
 * The peers' simple job on the engine's own parts: panes, combiner before the shuffle, state written before the commit.
 *
 * <p>Twelve measures, one window of 24 hours by the minute, no ledger, on the peers' own topic: what can be compared with them one
 * to one.
 */
@NullMarked
package io.globalkpi.bench.simple;

import org.jspecify.annotations.NullMarked;
