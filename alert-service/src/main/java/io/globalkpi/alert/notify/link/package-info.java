/**
 * Links in messages by which a reader answers: made here when a message is written, read here when one comes back.
 *
 * <p>What an answer brings about lives in {@code answer} (recorded) and {@code route} (heeded).
 */
@NullMarked
package io.globalkpi.alert.notify.link;

import org.jspecify.annotations.NullMarked;
