/**
 * What keeps a notice from being told now: silences, an ill that explains others, and the reader's quiet hours.
 *
 * <p>Pure: who hears of a breach, and what becomes of a notice that is held back, lives in {@code route}.
 * {@link io.globalkpi.alert.silence.Silences}, {@link io.globalkpi.alert.silence.Inhibition} and
 * {@link io.globalkpi.alert.silence.QuietHours} are the doors.
 */
@NullMarked
package io.globalkpi.alert.silence;

import org.jspecify.annotations.NullMarked;
