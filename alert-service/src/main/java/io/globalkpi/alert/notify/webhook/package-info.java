/**
 * Notices to programs: JSON posted to any address, signed.
 *
 * <p>{@link io.globalkpi.alert.notify.webhook.WebhookChannel} is the door. Retrying is not done here: {@code notify} owns
 * it.
 */
@NullMarked
package io.globalkpi.alert.notify.webhook;

import org.jspecify.annotations.NullMarked;
