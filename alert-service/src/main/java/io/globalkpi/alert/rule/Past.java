package io.globalkpi.alert.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is remembered of episodes that are over.
 *
 * @param lastSince begin of the last: the next begins later, so that no two have the same name
 * @param openings when the last few opened, oldest first, as far as flapping looks back
 */
public record Past(Optional<Instant> lastSince, List<Instant> openings) {

    public static final Past NONE = new Past(Optional.empty(), List.of());

    public Past {
        openings = List.copyOf(openings);
    }

    /** The first instant at which a new episode may begin. */
    Instant earliest(Instant at) {
        return lastSince.map(last -> Grid.later(at, last.plus(Grid.STEP))).orElse(at);
    }

    Past opened(AlertRule rule, Instant at) {
        Instant from = at.minus(rule.flapping().within());
        return new Past(
                lastSince,
                rule.flapping().episodes() == 0
                        ? List.of()
                        : Stream.concat(openings.stream(), Stream.of(at))
                                .filter(opening -> opening.isAfter(from))
                                .toList());
    }

    Past ended(Episode episode) {
        return new Past(Optional.of(episode.since()), openings);
    }
}
