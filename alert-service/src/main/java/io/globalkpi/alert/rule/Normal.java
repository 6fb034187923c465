package io.globalkpi.alert.rule;

import java.time.Instant;
import java.util.Optional;

/**
 * Nothing is crossed.
 *
 * @param lastSince begin of the last episode: the next begins later, so that no two have the same name
 */
public record Normal(Optional<Instant> lastSince) implements Health {

    public static final Normal NEW = new Normal(Optional.empty());

    @Override
    public Verdict look(AlertRule rule, Reading reading) {
        return new Suspect(Crossings.NONE, lastSince).look(rule, reading);
    }

    @Override
    public Optional<Instant> due(AlertRule rule) {
        return Optional.empty();
    }

    @Override
    public Verdict retract(Instant at) {
        return Verdict.quiet(this);
    }
}
