/**
 * The KPI catalogue: formulas as data, and the snapshot that a window's sums make.
 *
 * <p>Pure: division happens here, once, last. Where the sums come from is the affair of {@code window}.
 */
@NullMarked
package io.globalkpi.streams.kpi;

import org.jspecify.annotations.NullMarked;
