package io.globalkpi.alert.notify.slack;

import java.util.Optional;

/**
 * Where a message stands in Slack, as the ledger keeps it: {@code channel/ts}, and of one in a thread {@code channel/ts of the
 * thread/ts}.
 *
 * @param thread time stamp of the message the thread hangs on
 */
record SlackMessage(String channel, String thread) {

    static Optional<SlackMessage> of(String id) {
        String[] parts = id.split("/");
        return parts.length < 2 ? Optional.empty() : Optional.of(new SlackMessage(parts[0], parts[1]));
    }

    static String id(String channel, Optional<SlackMessage> thread, String ts) {
        return thread.map(on -> channel + "/" + on.thread() + "/" + ts).orElse(channel + "/" + ts);
    }
}
