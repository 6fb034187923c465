/**
 * What rules would have done to recorded KPIs: who would have been told of what, how often, and where thresholds would have
 * to lie for a wished load.
 *
 * <p>{@link io.globalkpi.alert.backtest.Backtest} is the door. Rules are looked at by {@code detect}, recipients found by
 * {@code route}: nothing is decided here. Where the history comes from is the caller's business.
 */
@NullMarked
package io.globalkpi.alert.backtest;

import org.jspecify.annotations.NullMarked;
