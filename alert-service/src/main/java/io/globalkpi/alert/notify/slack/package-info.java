/**
 * Notices to Slack, through incoming webhooks and as a bot, as Block Kit.
 *
 * <p>{@link io.globalkpi.alert.notify.slack.SlackChannel} is the door, with its config beside it. Retrying is not done
 * here: {@code notify} owns it.
 */
@NullMarked
package io.globalkpi.alert.notify.slack;

import org.jspecify.annotations.NullMarked;
