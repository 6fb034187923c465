package io.globalkpi.alert.rule;

import java.util.Optional;

/** What a look came to: the health from now on, and the change worth recording, if any. */
public record Verdict(Health health, Optional<Change> change) {

    static Verdict quiet(Health health) {
        return new Verdict(health, Optional.empty());
    }

    static Verdict of(Health health, Change change) {
        return new Verdict(health, Optional.of(change));
    }
}
