package io.globalkpi.alert.route;

import io.globalkpi.schemas.alert.Ack;
import io.globalkpi.schemas.alert.Breach;
import io.globalkpi.schemas.alert.Notice;
import io.globalkpi.schemas.alert.NoticeState;
import io.globalkpi.schemas.reference.LevelAction;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The notices the changes of breaches call for, and those that time calls for.
 *
 * <p>History calls for none. What a recipient may not read, or is not told now for what {@link HoldingBack} says, is recorded as
 * suppressed, with the reason. What was held back and still stands is told when nothing holds
 * it any more; so is an end of which the beginning was told. What came and went meanwhile is told to nobody.
 */
final class Planner {

    private static final String SILENCE_OVER = "silence-over";
    private static final String LOOKED_AGAIN = "looked-again";

    private final Directory directory;
    private final Standing standing;
    private final AnswerCounters counters;
    private final Drafts drafts;
    private final HoldingBack holding;
    private final Teller teller;
    private final Reminders reminders;

    Planner(Directory directory, Standing standing, AnswerCounters counters, Clock clock, Consumer<Notice> publish) {
        this.directory = directory;
        this.standing = standing;
        this.counters = counters;
        this.drafts = new Drafts(directory, clock);
        this.holding = new HoldingBack(directory, standing, clock);
        this.teller = new Teller(directory, standing, clock, publish);
        this.reminders = new Reminders(directory, standing, teller, clock, publish);
    }

    void heard(Breach breach) {
        if (isForNobody(breach)) {
            return;
        }
        standing.heard(breach);
        if (breach.getReason().equals(LOOKED_AGAIN)) {
            standing.tellingsOf(breach.getBreach())
                    .forEach(telling -> standing.put(
                            Notice.newBuilder(telling).setContent(breach).build()));
        } else {
            recipients(breach).forEach((recipient, terms) -> change(breach, recipient, terms));
        }
    }

    /** A breach of whatever partition that bears on those of others. */
    void heardElsewhere(Breach breach) {
        if (!isForNobody(breach)) {
            standing.elsewhere().heard(breach);
        }
    }

    private static boolean isForNobody(Breach breach) {
        return breach.getHistoric() || breach.getAction() == LevelAction.DASHBOARD;
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
        NoticeKind kind = breach.getReason().equals(SILENCE_OVER) ? NoticeKind.AFTER_HOLD : NoticeKind.CHANGE;
        Notice notice = drafts.of(breach, recipient, terms.language(), kind);
        if (!directory.now().permission().mayRead(recipient, breach)) {
            teller.drop(notice, Permission.refusal(breach));
            return;
        }
        Optional<Notice> before = standing.telling(breach.getBreach(), recipient);
        Optional<String> held = holding.why(breach, before);
        if (held.isPresent()) {
            teller.hold(notice, held.get(), before);
        } else if (isEnd(breach) && before.isPresent() && !wasTold(before.get())) {
            teller.drop(notice, "came and went while " + before.get().getError());
            standing.forget(before.get());
        } else {
            teller.tell(notice, terms, before);
        }
    }

    /** What a reader answered: nobody is reminded of what somebody has taken on; a silence is its author's own. */
    void answered(Ack ack) {
        counters.answered(ack, standing.tellingsOf(ack.getBreach()));
        standing.tellingsOf(ack.getBreach()).forEach(telling -> standing.put(Answers.heeded(telling, ack)));
    }

    /** What the clock brings: ends of silences and what they are ended by, repeats, escalations. */
    void tick() {
        standing.tellings().forEach(this::tick);
    }

    private void tick(Notice telling) {
        boolean isHeldBack = telling.getState() == NoticeState.SUPPRESSED;
        if (holding.why(telling.getContent(), Optional.of(telling)).isPresent()) {
            if (isHeldBack) {
                reminders.silenceEnds(telling);
            }
        } else if (!isHeldBack) {
            reminders.remind(telling);
        } else if (!holding.awaitsValue(telling.getContent())) {
            release(telling);
        }
    }

    private void release(Notice telling) {
        if (isEnd(telling.getContent()) && !wasTold(telling)) {
            standing.forget(telling);
        } else {
            reminders.again(telling, NoticeKind.AFTER_HOLD, Terms.NONE);
        }
    }

    private static boolean wasTold(Notice telling) {
        return telling.getAttempts() > 0;
    }

    private static boolean isEnd(Breach breach) {
        return breach.getEndedAt() != null;
    }
}
