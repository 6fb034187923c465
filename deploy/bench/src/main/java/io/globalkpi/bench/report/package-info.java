/**
 * Turns what was measured into files: raw figures, tables in the page, a plot. Nothing in them is written by hand.
 *
 * <p>Decides what counts as met; does not measure.
 */
@NullMarked
package io.globalkpi.bench.report;

import org.jspecify.annotations.NullMarked;
