/**
 * Panes and windows: slices of time that hold sums, and the rolling and to-date windows that are running sums over them.
 *
 * <p>Pure: contributions and a frontier in, sums of steps out. Nothing here may know Kafka, a clock or a KPI; what a sum means is
 * said in {@code kpi}, where it is stored in {@code topology}.
 */
@NullMarked
package io.globalkpi.streams.window;

import org.jspecify.annotations.NullMarked;
