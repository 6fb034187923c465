/**
 * Who hears of a breach: routes, persons and what they may see, and the notices that follow from them.
 *
 * <p>{@link io.globalkpi.alert.route.NoticePlanning} is the door: it writes one pending notice per destination; {@link
 * io.globalkpi.alert.route.Rehearsal} and {@link io.globalkpi.alert.route.Hearing} say who would hear, and tell nobody. How a
 * notice is told, and what happens when that fails, lives in {@code notify}.
 */
@NullMarked
package io.globalkpi.alert.route;

import org.jspecify.annotations.NullMarked;
