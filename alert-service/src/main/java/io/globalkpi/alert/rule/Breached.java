package io.globalkpi.alert.rule;

import java.time.Instant;
import java.util.Optional;

/** An episode is open. */
public record Breached(Episode episode, Crossings crossings) implements Health {

    @Override
    public Verdict look(AlertRule rule, Reading reading) {
        if (!reading.decides(rule)) {
            return Verdict.quiet(this);
        }
        Crossings now = crossings.after(rule, reading, reading.at());
        return stands(rule, now, reading)
                .map(level -> move(rule, level, now, reading))
                .orElseGet(() -> end(Why.BACK_IN_ORDER, reading.at()));
    }

    /** The gravest of what newly counts and of what has not recovered. */
    private Optional<Threshold> stands(AlertRule rule, Crossings now, Reading reading) {
        int reached = rule.rank(episode.level());
        Optional<Threshold> held = now.held(rule, reading.at()).filter(level -> rule.rank(level.level()) > reached);
        return held.isPresent()
                ? held
                : rule.thresholds().stream()
                        .limit(reached + 1L)
                        .filter(level -> !level.recovered(reading.number()))
                        .reduce((mild, grave) -> grave);
    }

    private Verdict move(AlertRule rule, Threshold to, Crossings now, Reading reading) {
        if (to.level().equals(episode.level())) {
            return stay(now, reading);
        }
        boolean graver = rule.rank(to.level()) > rule.rank(episode.level());
        boolean gravest = rule.rank(to.level()) > rule.rank(episode.gravest());
        Episode next = episode.moved(to.level(), gravest, reading.historic());
        return tell(next, now, graver ? Why.GRAVER_HELD : Why.EASED, reading);
    }

    private Verdict stay(Crossings now, Reading reading) {
        if (episode.untold() && !reading.historic()) {
            return tell(episode.moved(episode.level(), false, false), now, Why.STILL_STANDS, reading);
        }
        return Verdict.quiet(new Breached(episode, now));
    }

    private static Verdict tell(Episode next, Crossings now, Why why, Reading reading) {
        return Verdict.of(new Breached(next, now), next.change(why, reading.at(), reading.historic()));
    }

    private Verdict end(Why why, Instant at) {
        return Verdict.of(new Normal(Optional.of(episode.since())), episode.end(why, at));
    }

    @Override
    public Optional<Instant> due(AlertRule rule) {
        return crossings.due(rule, rule.rank(episode.level()) + 1);
    }

    @Override
    public Verdict retract(Instant at) {
        return end(Why.RULE_GONE, at);
    }
}
