package io.globalkpi.alert.notify;

import java.time.Duration;
import java.util.Optional;

/** What one attempt came to. */
public sealed interface Delivery {

    /** The channel took it. */
    record Accepted(Optional<String> messageId) implements Delivery {}

    /**
     * A bad moment: worth another attempt.
     *
     * @param after how long the channel asks to be left alone
     * @param maybeReceived the connection broke when the message may have been through
     */
    record TryAgain(String why, Optional<Duration> after, boolean maybeReceived) implements Delivery {

        public static TryAgain later(String why) {
            return new TryAgain(why, Optional.empty(), false);
        }
    }

    /** Another attempt would be refused as well. */
    record Refused(String why) implements Delivery {}

    /** Our own fault: the message cannot be made. Tried a few times, then parked, lest it hold up what comes behind. */
    record Broken(String why) implements Delivery {}
}
