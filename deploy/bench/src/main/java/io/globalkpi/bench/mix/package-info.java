/**
 * The input of a measurement: events of a fixed mix, the reference data they need, and what they must sum up to.
 *
 * <p>Knows no broker and no engine. How events reach their topics is the affair of {@code measure}.
 */
@NullMarked
package io.globalkpi.bench.mix;

import org.jspecify.annotations.NullMarked;
