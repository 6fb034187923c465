package io.globalkpi.alert.route;

import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import io.globalkpi.schemas.reference.Silence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** What time calls for while a breach stands: it is told again, the manager is told, and whoever silenced it that the silence ends. */
final class Reminders {

    /** So long before a silence ends its author hears of what stands under it. */
    static final Duration NOTICE = Duration.ofHours(1);

    /** Whoever silences for no longer knows when it ends. */
    private static final Duration SHORT = Duration.ofHours(2);

    private final Directory directory;
    private final Standing standing;
    private final Drafts drafts;
    private final Teller teller;
    private final Clock clock;
    private final Consumer<Notice> publish;

    Reminders(Directory directory, Standing standing, Teller teller, Clock clock, Consumer<Notice> publish) {
        this.directory = directory;
        this.standing = standing;
        this.drafts = new Drafts(directory, clock);
        this.teller = teller;
        this.clock = clock;
        this.publish = publish;
    }

    void remind(Notice telling) {
        Terms terms = directory.now().router().hearing(telling.getContent()).get(Recipient.of(telling));
        if (terms == null || telling.getAcknowledgedBy() != null) {
            return;
        }
        if (terms.escalate()
                .filter(after -> isPast(telling.getCreatedAt().plus(after)))
                .isPresent()) {
            escalate(telling);
        }
        Instant told = telling.getSentAt() == null ? telling.getCreatedAt() : telling.getSentAt();
        if (terms.repeat().filter(after -> isPast(told.plus(after))).isPresent()) {
            again(telling, NoticeKind.REPEAT, terms);
        }
    }

    void again(Notice telling, NoticeKind kind, Terms terms) {
        if (mayRead(telling)) {
            teller.tell(drafts.again(telling, kind), terms, Optional.of(telling));
        } else {
            standing.forget(telling);
        }
    }

    private boolean mayRead(Notice telling) {
        return directory.now().permission().mayRead(Recipient.of(telling), telling.getContent());
    }

    private boolean isPast(Instant instant) {
        return !clock.instant().isBefore(instant);
    }

    /** Once: a manager who has been told has a telling of his own. */
    private void escalate(Notice telling) {
        Breach breach = telling.getContent();
        for (Recipient manager : directory.now().router().managers(Recipient.of(telling), breach)) {
            Notice notice = drafts.of(breach, manager, Terms.NONE.language(), NoticeKind.ESCALATION);
            if (standing.telling(breach.getBreach(), manager).isEmpty() && mayRead(notice)) {
                teller.tell(notice, Terms.NONE, Optional.empty());
            }
        }
    }

    /** Once for each breach under a silence, to its author; to the reader it is kept from where the author is no person. */
    void silenceEnds(Notice telling) {
        directory.now().silences().covering(telling.getContent(), clock.instant()).stream()
                .filter(silence -> isPast(silence.getUntil().minus(NOTICE)))
                .filter(silence ->
                        Duration.between(silence.getFrom(), silence.getUntil()).compareTo(SHORT) > 0)
                .filter(silence -> telling.getContent().getEndedAt() == null && !isReminded(telling, silence))
                .forEach(silence -> silenceEnds(telling, silence));
    }

    private boolean isReminded(Notice telling, Silence silence) {
        return standing.tellingsOf(telling.getBreach()).stream()
                .anyMatch(one -> one.getKind().equals(NoticeKind.SILENCE_ENDS.word())
                        && silence.getUntil().equals(one.getNextAttemptAt()));
    }

    private void silenceEnds(Notice telling, Silence silence) {
        Recipient reader = directory
                .now()
                .router()
                .at(silence.getAuthor(), telling.getChannel())
                .orElse(Recipient.of(telling));
        Notice notice = drafts.of(telling.getContent(), reader, telling.getLanguage(), NoticeKind.SILENCE_ENDS);
        if (mayRead(notice)) {
            publish.accept(notice);
        }
        standing.put(Notice.newBuilder(telling)
                .setState(NoticeState.SUPPRESSED)
                .setKind(NoticeKind.SILENCE_ENDS.word())
                .setNextAttemptAt(silence.getUntil())
                .build());
    }
}
