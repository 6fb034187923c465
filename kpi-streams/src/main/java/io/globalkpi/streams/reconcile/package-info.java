/**
 * What the authoritative source of a site and another one say of the same days, and what explains the difference: pure rules
 * over what each source told of an order.
 *
 * <p>Every order adds a part to the days it touches and takes it back when anything of it changes, so that any order of
 * arrival ends in the same sums. What no cause explains is what remains: causes and remainder sum to the difference, always.
 */
@NullMarked
package io.globalkpi.streams.reconcile;

import org.jspecify.annotations.NullMarked;
