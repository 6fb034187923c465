package io.globalkpi.alert.route;

import io.globalkpi.schemas.reference.Route;
import java.time.Duration;
import java.util.Optional;

/**
 * How a route wants its recipients told.
 *
 * @param repeat told again after so long
 * @param escalate the manager is told after so long
 * @param language of a room; a person has a language of his own
 */
record Terms(Optional<Duration> repeat, Optional<Duration> escalate, String language) {

    static final Terms NONE = new Terms(Optional.empty(), Optional.empty(), "en");

    static Terms of(Route route) {
        return new Terms(minutes(route.getRepeatMinutes()), minutes(route.getEscalateMinutes()), route.getLanguage());
    }

    private static Optional<Duration> minutes(int minutes) {
        return minutes > 0 ? Optional.of(Duration.ofMinutes(minutes)) : Optional.empty();
    }

    /** Of a recipient that two routes name: whatever comes sooner, in the language of the first. */
    Terms and(Terms other) {
        return new Terms(sooner(repeat, other.repeat), sooner(escalate, other.escalate), language);
    }

    private static Optional<Duration> sooner(Optional<Duration> one, Optional<Duration> other) {
        if (one.isPresent() && other.isPresent()) {
            return one.get().compareTo(other.get()) <= 0 ? one : other;
        }
        return one.or(() -> other);
    }
}
