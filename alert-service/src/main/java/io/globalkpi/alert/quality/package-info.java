/**
 * How good the alerts are, as a KPI of its own: which rules ring for what is real, how many messages people get, how soon they
 * answer.
 *
 * <p>{@link io.globalkpi.alert.quality.Quality} is the door. It looks at what is on the alert topics; it changes nothing.
 */
@NullMarked
package io.globalkpi.alert.quality;

import org.jspecify.annotations.NullMarked;
