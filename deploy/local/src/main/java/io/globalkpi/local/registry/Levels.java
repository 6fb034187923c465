package io.globalkpi.local.registry;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What new schemas owe to earlier ones: one level for all subjects, and others for those that have their own. */
final class Levels {

    private static final CompatibilityLevel DEFAULT = CompatibilityLevel.BACKWARD;

    private final Map<String, CompatibilityLevel> own = new TreeMap<>();
    private CompatibilityLevel common = DEFAULT;

    CompatibilityLevel common() {
        return common;
    }

    Optional<CompatibilityLevel> own(String subject) {
        return Optional.ofNullable(own.get(subject));
    }

    CompatibilityLevel of(String subject) {
        return own(subject).orElse(common);
    }

    void apply(Change.Configured change) {
        CompatibilityLevel now = change.level();
        if (change.subject() == null) {
            common = now == null ? DEFAULT : now;
        } else {
            own.compute(change.subject(), (same, before) -> now);
        }
    }
}
