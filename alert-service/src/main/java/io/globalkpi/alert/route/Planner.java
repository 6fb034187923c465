package io.globalkpi.alert.route;

import io.globalkpi.alert.silence.Inhibition;
import io.globalkpi.schemas.alert.Ack;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import io.globalkpi.schemas.reference.LevelAction;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The notices the changes of breaches call for, and those that time calls for.
 *
 * <p>History calls for none. What a recipient may not read, or is not told now because of a silence or of an ill that
 * explains it, is recorded as suppressed, with the reason. What was held back and still stands is told when nothing holds
 * it any more; so is an end of which the beginning was told. What came and went meanwhile is told to nobody.
 */
final class Planner {

    private static final String CRITICAL = "critical";

    private final Directory directory;
    private final Standing standing;
    private final AnswerCounters counters;
    private final Clock clock;
    private final Drafts drafts;
    private final Consumer<Notice> publish;

    Planner(Directory directory, Standing standing, AnswerCounters counters, Clock clock, Consumer<Notice> publish) {
        this.directory = directory;
        this.standing = standing;
        this.counters = counters;
        this.clock = clock;
        this.drafts = new Drafts(directory, clock);
        this.publish = publish;
    }

    void heard(Breach breach) {
        if (breach.getHistoric() || breach.getAction() == LevelAction.DASHBOARD) {
            return;
        }
        standing.heard(breach);
        recipients(breach).forEach((recipient, terms) -> change(breach, recipient, terms));
    }

    /** Those whom routes name, and those who were told before: whoever heard the beginning hears the end. */
    private Map<Recipient, Terms> recipients(Breach breach) {
        Map<Recipient, Terms> recipients =
                new LinkedHashMap<>(directory.now().router().hearing(breach));
        standing.tellingsOf(breach.getBreach()).stream()
                .filter(Planner::wasTold)
                .forEach(telling -> recipients.putIfAbsent(Recipient.of(telling), Terms.NONE));
        return recipients;
    }

    private void change(Breach breach, Recipient recipient, Terms terms) {
        Notice notice = drafts.of(breach, recipient, terms.language(), NoticeKind.CHANGE);
        if (!directory.now().permission().mayRead(recipient, breach)) {
            publish.accept(Drafts.suppressed(notice, Permission.refusal(breach)));
            return;
        }
        Optional<Notice> before = standing.telling(breach.getBreach(), recipient);
        Optional<String> held = held(breach, before);
        if (held.isPresent()) {
            hold(Drafts.suppressed(notice, held.get()), before);
        } else if (isEnd(breach) && before.isPresent() && !wasTold(before.get())) {
            publish.accept(Drafts.suppressed(
                    notice, "came and went while " + before.get().getError()));
            standing.forget(before.get());
        } else {
            tell(notice, before);
        }
    }

    private Optional<String> held(Breach breach, Optional<Notice> telling) {
        Instant now = clock.instant();
        Optional<String> silenced = Answers.silence(telling, now)
                .or(() -> directory.now().silences().over(breach, now));
        return silenced.isPresent() || isEnd(breach) ? silenced : Inhibition.of(breach, standing.openOfScope(breach));
    }

    private void hold(Notice notice, Optional<Notice> before) {
        publish.accept(notice);
        standing.put(Answers.kept(notice, before)
                .setAttempts(before.map(Notice::getAttempts).orElse(0))
                .setSentAt(before.map(Notice::getSentAt).orElse(null))
                .build());
    }

    private void tell(Notice notice, Optional<Notice> before) {
        Instant now = clock.instant();
        boolean waits = !notice.getContent().getLevel().equals(CRITICAL);
        Instant from = waits ? directory.now().notBefore(Recipient.of(notice), now) : now;
        publish.accept(Notice.newBuilder(notice)
                .setNextAttemptAt(from.isAfter(now) ? from : null)
                .build());
        Notice telling = Answers.kept(notice, before)
                .setSentAt(now)
                .setAttempts(before.map(Notice::getAttempts).orElse(0) + 1)
                .build();
        if (isEnd(notice.getContent())) {
            standing.forget(telling);
        } else {
            standing.put(telling);
        }
    }

    /** What a reader answered: nobody is reminded of what somebody has taken on; a silence is its author's own. */
    void answered(Ack ack) {
        counters.answered(ack, standing.tellingsOf(ack.getBreach()));
        standing.tellingsOf(ack.getBreach()).forEach(telling -> standing.put(Answers.heeded(telling, ack)));
    }

    /** What the clock brings: ends of silences, repeats, escalations. */
    void tick() {
        standing.tellings().forEach(this::tick);
    }

    private void tick(Notice telling) {
        if (held(telling.getContent(), Optional.of(telling)).isPresent()) {
            return;
        }
        if (telling.getState() == NoticeState.SUPPRESSED) {
            release(telling);
        } else {
            remind(telling);
        }
    }

    private void release(Notice telling) {
        if (isEnd(telling.getContent()) && !wasTold(telling)) {
            standing.forget(telling);
        } else {
            again(telling, NoticeKind.AFTER_HOLD);
        }
    }

    private void again(Notice telling, NoticeKind kind) {
        if (mayRead(telling)) {
            tell(drafts.again(telling, kind), Optional.of(telling));
        } else {
            standing.forget(telling);
        }
    }

    private boolean mayRead(Notice telling) {
        return directory.now().permission().mayRead(Recipient.of(telling), telling.getContent());
    }

    private void remind(Notice telling) {
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
            again(telling, NoticeKind.REPEAT);
        }
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
                tell(notice, Optional.empty());
            }
        }
    }

    private static boolean wasTold(Notice telling) {
        return telling.getAttempts() > 0;
    }

    private static boolean isEnd(Breach breach) {
        return breach.getEndedAt() != null;
    }
}
