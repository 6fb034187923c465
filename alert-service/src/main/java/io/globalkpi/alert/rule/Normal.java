package io.globalkpi.alert.rule;

import java.time.Instant;
import java.util.Optional;

/** Nothing is crossed. */
public record Normal(Past past) implements Health {

    public static final Normal NEW = new Normal(Past.NONE);

    @Override
    public Verdict look(AlertRule rule, Reading reading) {
        return new Suspect(Crossings.NONE, past).look(rule, reading);
    }

    @Override
    public Optional<Instant> due(AlertRule rule) {
        return Optional.empty();
    }

    @Override
    public Health correct(AlertRule rule, Reading reading) {
        return new Normal(past.correct(rule, reading));
    }

    @Override
    public Verdict settle() {
        return new Verdict(new Normal(past.settled()), past.takenBack());
    }

    @Override
    public Health suspend() {
        return this;
    }

    @Override
    public Verdict retract(Instant at) {
        return Verdict.quiet(this);
    }
}
