package io.globalkpi.alert.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** An episode is open. */
public record Breached(Episode episode, Crossings crossings, Recoveries recoveries, Evidence evidence, Past past)
        implements Health {

    @Override
    public Verdict look(AlertRule rule, Reading reading) {
        if (!reading.decides(rule)) {
            return Verdict.quiet(this);
        }
        Breached now = after(rule, reading);
        if (now.evidence.lostAt().isPresent()) {
            return now.settle();
        }
        return now.stands(rule, reading.at())
                .map(level -> now.move(rule, level, reading))
                .orElseGet(() -> now.end(Why.BACK_IN_ORDER, reading.at()));
    }

    private Breached after(AlertRule rule, Reading reading) {
        return new Breached(
                episode,
                crossings.after(rule, reading, reading.at()),
                recoveries.after(rule, reading),
                evidence.after(rule, reading),
                past);
    }

    /** The gravest of what newly counts and of what is not over. */
    private Optional<Threshold> stands(AlertRule rule, Instant at) {
        int reached = rule.rank(episode.level());
        Optional<Threshold> held = crossings.held(rule, at).filter(level -> rule.rank(level.level()) > reached);
        return held.isPresent()
                ? held
                : rule.thresholds().stream()
                        .limit(reached + 1L)
                        .filter(level -> !recoveries.over(level, quiet(rule), at))
                        .reduce((mild, grave) -> grave);
    }

    private Duration quiet(AlertRule rule) {
        return episode.flapping() ? rule.flapping().within() : Duration.ZERO;
    }

    private Verdict move(AlertRule rule, Threshold to, Reading reading) {
        if (to.level().equals(episode.level())) {
            return stay(reading);
        }
        boolean graver = rule.rank(to.level()) > rule.rank(episode.level());
        boolean gravest = rule.rank(to.level()) > rule.rank(episode.gravest());
        Episode next = episode.moved(to.level(), gravest, reading.historic());
        return tell(next, graver ? Why.GRAVER_HELD : Why.EASED, reading);
    }

    private Verdict stay(Reading reading) {
        if (episode.untold() && !reading.historic()) {
            return tell(episode.moved(episode.level(), false, false), Why.STILL_STANDS, reading);
        }
        return Verdict.quiet(this);
    }

    private Verdict tell(Episode next, Why why, Reading reading) {
        return Verdict.of(
                new Breached(next, crossings, recoveries, evidence, past),
                next.change(why, reading.at(), reading.historic()));
    }

    /** It still stands, and there is a reason to say so. */
    public Verdict again(Why why, Reading reading) {
        return tell(episode.moved(episode.level(), false, reading.historic()), why, reading);
    }

    private Verdict end(Why why, Instant at) {
        Change end = episode.end(why, at);
        Evidence rest = why == Why.BACK_IN_ORDER ? evidence : Evidence.NONE;
        return Verdict.of(new Normal(past.ended(end.episode(), rest)), end);
    }

    @Override
    public Health correct(AlertRule rule, Reading reading) {
        return new Breached(
                episode,
                crossings,
                recoveries,
                evidence.corrected(episode, rule, reading),
                past.correct(rule, reading));
    }

    /** Of two that are taken back at once, the one that is open is told of; the one before it had ended anyway. */
    @Override
    public Verdict settle() {
        return evidence.lostAt()
                .map(at -> end(Why.NEVER_WAS, at))
                .orElseGet(() -> new Verdict(
                        new Breached(episode, crossings, recoveries, evidence, past.settled()), past.takenBack()));
    }

    @Override
    public Optional<Instant> due(AlertRule rule) {
        return Stream.concat(
                        crossings.due(rule, rule.rank(episode.level()) + 1).stream(),
                        rule.threshold(episode.level()).flatMap(level -> recoveries.ends(level, quiet(rule))).stream())
                .min(Comparator.naturalOrder());
    }

    @Override
    public Health suspend() {
        return new Breached(episode, Crossings.NONE, Recoveries.NONE, evidence, past);
    }

    @Override
    public Verdict retract(Instant at) {
        return end(Why.RULE_GONE, at);
    }
}
