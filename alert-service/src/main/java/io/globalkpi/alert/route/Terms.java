package io.globalkpi.alert.route;

import io.globalkpi.schemas.reference.Route;
import java.time.Duration;
import java.util.Optional;

/**
 * How a route wants its recipients told.
 *
 * @param repeat told again after so long
 * @param escalate the manager is told after so long
 * @param group what comes within so long about one owner is told together; empty for each at once
 * @param language of a room; a person has a language of his own
 */
record Terms(Optional<Duration> repeat, Optional<Duration> escalate, Optional<Duration> group, String language) {

    static final Terms NONE = new Terms(Optional.empty(), Optional.empty(), Optional.empty(), "en");

    static Terms of(Route route) {
        return new Terms(
                minutes(route.getRepeatMinutes()),
                minutes(route.getEscalateMinutes()),
                minutes(route.getGroupMinutes()),
                route.getLanguage());
    }

    private static Optional<Duration> minutes(int minutes) {
        return minutes > 0 ? Optional.of(Duration.ofMinutes(minutes)) : Optional.empty();
    }

    /** Of a recipient that two routes name: whatever comes sooner, in the language of the first. */
    Terms and(Terms other) {
        return new Terms(
                sooner(repeat, other.repeat),
                sooner(escalate, other.escalate),
                group.isPresent() && other.group.isPresent() ? sooner(group, other.group) : Optional.empty(),
                language);
    }

    private static Optional<Duration> sooner(Optional<Duration> one, Optional<Duration> other) {
        if (one.isPresent() && other.isPresent()) {
            return one.get().compareTo(other.get()) <= 0 ? one : other;
        }
        return one.or(() -> other);
    }
}
