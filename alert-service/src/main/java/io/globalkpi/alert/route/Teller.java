package io.globalkpi.alert.route;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Publishes what is told, now or at the end of a wait, and what is held back, and keeps what must be known of it later. */
final class Teller {

    private static final String CRITICAL = "critical";

    private final Directory directory;
    private final Standing standing;
    private final Clock clock;
    private final Consumer<Notice> publish;

    Teller(Directory directory, Standing standing, Clock clock, Consumer<Notice> publish) {
        this.directory = directory;
        this.standing = standing;
        this.clock = clock;
        this.publish = publish;
    }

    void hold(Notice notice, String why, Optional<Notice> before) {
        Notice suppressed = Drafts.suppressed(notice, why);
        publish.accept(suppressed);
        standing.put(Answers.kept(suppressed, before)
                .setAttempts(before.map(Notice::getAttempts).orElse(0))
                .setSentAt(before.map(Notice::getSentAt).orElse(null))
                .build());
    }

    /** Recorded, and owed to nobody. */
    void drop(Notice notice, String why) {
        publish.accept(Drafts.suppressed(notice, why));
    }

    void tell(Notice notice, Terms terms, Optional<Notice> before) {
        Instant now = clock.instant();
        publish.accept(timed(notice, terms, now));
        Notice telling = Answers.kept(notice, before)
                .setSentAt(now)
                .setAttempts(before.map(Notice::getAttempts).orElse(0) + 1)
                .build();
        if (notice.getContent().getEndedAt() != null) {
            standing.forget(telling);
        } else {
            standing.put(telling);
        }
    }

    /** What is critical waits neither for a group to be whole nor for quiet hours to pass. */
    private Notice timed(Notice notice, Terms terms, Instant now) {
        if (notice.getContent().getLevel().equals(CRITICAL)) {
            return notice;
        }
        Recipient recipient = Recipient.of(notice);
        String owner = owner(notice.getContent());
        Optional<Instant> collected = terms.group().map(span -> end(span, recipient.key() + owner, now));
        Instant from = directory.now().notBefore(recipient, collected.orElse(now));
        return Notice.newBuilder(notice)
                .setGroup(collected.map(end -> owner + "|" + from).orElse(null))
                .setNextAttemptAt(from.isAfter(now) ? from : null)
                .build();
    }

    private static String owner(Breach breach) {
        return breach.getOwners().stream().findFirst().orElse("");
    }

    /**
     * The end of the span that now lies in. Scopes of an owner lie in several partitions, so it follows from the clock alone;
     * each reader and owner has spans of its own, lest all be told at the full hour.
     */
    private static Instant end(Duration span, String key, Instant now) {
        long length = span.toMillis();
        long offset = Math.floorMod(key.hashCode(), length);
        return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli() - offset, length) * length + length + offset);
    }
}
