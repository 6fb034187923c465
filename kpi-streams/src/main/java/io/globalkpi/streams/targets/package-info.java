/**
 * What was reached, held against what was promised: attainment, pace, projection, status.
 *
 * <p>Pure, and asked when a snapshot is made, never per event. The targets themselves, broken down to every scope and date, come from
 * {@code io.globalkpi.schemas.targets}.
 */
@NullMarked
package io.globalkpi.streams.targets;

import org.jspecify.annotations.NullMarked;
