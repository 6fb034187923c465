/**
 * A real KRaft broker inside this process: its settings, its directory, its start and its stop.
 *
 * <p>Nothing here knows what is on the topics. What runs beside the broker is wired one room up, in
 * {@code io.globalkpi.local}.
 */
@NullMarked
package io.globalkpi.local.broker;

import org.jspecify.annotations.NullMarked;
