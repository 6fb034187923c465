/**
 * Notices to the group robots of DingTalk, Feishu (Lark) and WeCom, as Markdown.
 *
 * <p>All three answer HTTP 200 to what they refuse: the code in the body counts. Each has its dialect: how it signs, what
 * it takes at most, which codes are bad moments. {@link io.globalkpi.alert.notify.robot.RobotChannel} is the door;
 * retrying is not done here: {@code notify} owns it.
 */
@NullMarked
package io.globalkpi.alert.notify.robot;

import org.jspecify.annotations.NullMarked;
