package io.globalkpi.alert.route;

import io.globalkpi.schemas.alert.Notice;
import org.jspecify.annotations.Nullable;

/**
 * Where one notice goes.
 *
 * @param channel console, slack, email, dingtalk, feishu, wecom or webhook
 * @param destination name of a configured destination, or an address; never a secret
 * @param person whom it is told to, or null when it goes to a room that anybody may read
 */
record Recipient(
        String channel, String destination, @Nullable String person) {

    static final Recipient CONSOLE = new Recipient("console", "console", null);

    static Recipient of(Notice notice) {
        return new Recipient(notice.getChannel(), notice.getDestination(), notice.getPerson());
    }

    String key() {
        return String.join("|", channel, destination, person == null ? "" : person);
    }
}
