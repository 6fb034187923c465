/**
 * The demo business behind its platforms: what happens in it is told to stand-ins, and the connectors pull it from there.
 *
 * <p>A {@link io.globalkpi.local.platforms.Look} says what a platform holds of an event; what no platform can tell is posted as
 * a shop would. {@link io.globalkpi.local.platforms.Expected} keeps the same month as the direct feed would tell it, and holds
 * the pulled values to it. How a platform speaks is in {@code standin}, how it is pulled in the ingest service.
 */
@NullMarked
package io.globalkpi.local.platforms;

import org.jspecify.annotations.NullMarked;
