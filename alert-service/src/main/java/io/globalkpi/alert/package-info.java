/**
 * The alert service: main, app, config, and the graph that joins the rooms.
 *
 * <p>The way of a number: {@code detect} (a breach opens) -> {@code route} (who hears) -> {@code notify} (how it is
 * told, and told once). {@link io.globalkpi.alert.AlertApp} is the door.
 */
@NullMarked
package io.globalkpi.alert;

import org.jspecify.annotations.NullMarked;
