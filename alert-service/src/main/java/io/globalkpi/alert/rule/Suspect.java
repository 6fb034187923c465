package io.globalkpi.alert.rule;

import java.time.Instant;
import java.util.Optional;

/** Crossed, but not yet for as long as it must. */
public record Suspect(Crossings crossings, Past past) implements Health {

    @Override
    public Verdict look(AlertRule rule, Reading reading) {
        if (!reading.decides(rule)) {
            return Verdict.quiet(orNormal(crossings));
        }
        Crossings now = crossings.after(rule, reading, past.earliest(reading.at()));
        return now.held(rule, reading.at())
                .map(level -> open(rule, level, now, reading))
                .orElseGet(() -> Verdict.quiet(orNormal(now)));
    }

    private Health orNormal(Crossings now) {
        return now.none() ? new Normal(past) : new Suspect(now, past);
    }

    private Verdict open(AlertRule rule, Threshold level, Crossings now, Reading reading) {
        Past openings = past.opened(rule, reading.at());
        boolean flapping = rule.flapping().is(openings.openings().size());
        Episode episode = Episode.open(level.level(), now.first(), flapping, reading);
        return Verdict.of(
                new Breached(episode, now, Recoveries.NONE, Evidence.NONE.after(rule, reading), openings),
                episode.change(Why.HELD, reading.at(), reading.historic()));
    }

    @Override
    public Optional<Instant> due(AlertRule rule) {
        return crossings.due(rule, 0);
    }

    @Override
    public Health correct(AlertRule rule, Reading reading) {
        return new Suspect(crossings, past.correct(rule, reading));
    }

    @Override
    public Verdict settle() {
        return new Verdict(new Suspect(crossings, past.settled()), past.takenBack());
    }

    @Override
    public Health suspend() {
        return new Normal(past);
    }

    @Override
    public Verdict retract(Instant at) {
        return Verdict.quiet(new Normal(past));
    }
}
