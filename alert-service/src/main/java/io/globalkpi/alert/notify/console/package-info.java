/**
 * Notices on the console: for demos, and for whatever no route sends elsewhere.
 *
 * <p>{@link io.globalkpi.alert.notify.console.ConsoleChannel} is the door; the words come from {@code notify.text}.
 */
@NullMarked
package io.globalkpi.alert.notify.console;

import org.jspecify.annotations.NullMarked;
