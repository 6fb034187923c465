/**
 * One run of one runner: prepares it, watches it from outside, and says what it gave and whether the result was exact.
 *
 * <p>Which runners are run how often is decided in the room above.
 */
@NullMarked
package io.globalkpi.bench.measure;

import org.jspecify.annotations.NullMarked;
