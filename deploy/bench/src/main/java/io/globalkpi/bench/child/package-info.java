/**
 * The processes of a measurement: what each one runs, and what the machine says about it.
 *
 * <p>What is asked of them, and what their answers mean, is decided in {@code measure}.
 */
@NullMarked
package io.globalkpi.bench.child;

import org.jspecify.annotations.NullMarked;
