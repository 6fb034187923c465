/**
 * Notices by e-mail, over SMTP: text and HTML, one thread per episode in the reader's mailbox.
 *
 * <p>{@link io.globalkpi.alert.notify.email.EmailChannel} is the door, with its config beside it. Retrying is not done
 * here: {@code notify} owns it.
 */
@NullMarked
package io.globalkpi.alert.notify.email;

import org.jspecify.annotations.NullMarked;
