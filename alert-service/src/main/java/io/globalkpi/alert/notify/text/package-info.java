/**
 * What a message says: the facts of a breach in words and numbers, and the templates that put them in order.
 *
 * <p>Every channel takes its words from here; how they are wrapped (Block Kit, MIME) is the channel's own room.
 * {@link io.globalkpi.alert.notify.text.Templates} is the door.
 */
@NullMarked
package io.globalkpi.alert.notify.text;

import org.jspecify.annotations.NullMarked;
