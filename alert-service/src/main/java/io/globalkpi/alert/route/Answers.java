package io.globalkpi.alert.route;

import io.globalkpi.alert.notify.link.Token;
import io.globalkpi.schemas.alert.Ack;
import io.globalkpi.schemas.alert.BreachState;
import io.globalkpi.schemas.alert.Notice;
import java.time.Instant;
import java.util.Optional;

/** What readers' answers make of what they were told. */
final class Answers {

    private Answers() {}

    static Notice heeded(Notice telling, Ack ack) {
        Notice.Builder heeded = Notice.newBuilder(telling).setAcknowledgedBy(ack.getPerson());
        if (isBy(telling, ack) && ack.getSilencedUntil() != null) {
            heeded.setSilencedUntil(ack.getSilencedUntil());
        }
        return heeded.build();
    }

    private static boolean isBy(Notice telling, Ack ack) {
        return ack.getRecipient().isEmpty()
                ? ack.getPerson().equals(telling.getPerson())
                : ack.getRecipient()
                        .equals(Token.recipient(telling.getChannel(), telling.getDestination(), telling.getPerson()));
    }

    /**
     * A notice with the answers to those before it, and since when an answer is awaited. What has become graver was not
     * meant by them, but for a silence, and is awaited anew.
     */
    static Notice.Builder kept(Notice notice, Optional<Notice> before) {
        boolean graver = notice.getContent().getState() == BreachState.ESCALATED;
        Optional<Notice> awaited = before.filter(told -> told.getAttempts() > 0 && !graver);
        return Notice.newBuilder(notice)
                .setCreatedAt(awaited.map(Notice::getCreatedAt).orElse(notice.getCreatedAt()))
                .setAcknowledgedBy(
                        graver ? null : before.map(Notice::getAcknowledgedBy).orElse(null))
                .setSilencedUntil(before.map(Notice::getSilencedUntil).orElse(null));
    }

    static Optional<String> silence(Optional<Notice> telling, Instant now) {
        return telling.filter(told -> told.getSilencedUntil() != null && now.isBefore(told.getSilencedUntil()))
                .map(told -> "silenced by its reader until " + told.getSilencedUntil());
    }
}
