/**
 * Years, quarters, months and weeks, of the calendar or of a company's fiscal year: what every window to date, target, scorecard and
 * command means by those words.
 *
 * <p>Pure dates; knows no zone, scope or topic. {@link io.globalkpi.schemas.period.Periods} is the door.
 */
@NullMarked
package io.globalkpi.schemas.period;

import org.jspecify.annotations.NullMarked;
