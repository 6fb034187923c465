/**
 * A month of business in a few minutes: a clock that is set, events handed over slice by slice, a console that tells
 * what happens.
 *
 * <p>The business itself is made by the simulator of the ingest service; the services do not know that they are watched.
 */
@NullMarked
package io.globalkpi.local.demo;

import org.jspecify.annotations.NullMarked;
