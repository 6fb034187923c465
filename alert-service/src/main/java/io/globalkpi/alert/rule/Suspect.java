package io.globalkpi.alert.rule;

import java.time.Instant;
import java.util.Optional;

/** Crossed, but not yet for as long as it must. */
public record Suspect(Crossings crossings, Optional<Instant> lastSince) implements Health {

    @Override
    public Verdict look(AlertRule rule, Reading reading) {
        if (!reading.decides(rule)) {
            return Verdict.quiet(orNormal(crossings));
        }
        Crossings now = crossings.after(rule, reading, begin(reading));
        return now.held(rule, reading.at())
                .map(level -> open(level, now, reading))
                .orElseGet(() -> Verdict.quiet(orNormal(now)));
    }

    private Instant begin(Reading reading) {
        return lastSince
                .map(last -> Grid.later(reading.at(), last.plus(Grid.STEP)))
                .orElse(reading.at());
    }

    private Health orNormal(Crossings now) {
        return now.none() ? new Normal(lastSince) : new Suspect(now, lastSince);
    }

    private static Verdict open(Threshold level, Crossings now, Reading reading) {
        Episode episode = Episode.open(level.level(), now.first(), reading);
        return Verdict.of(new Breached(episode, now), episode.change(Why.HELD, reading.at(), reading.historic()));
    }

    @Override
    public Optional<Instant> due(AlertRule rule) {
        return crossings.due(rule, 0);
    }

    @Override
    public Verdict retract(Instant at) {
        return Verdict.quiet(new Normal(lastSince));
    }
}
