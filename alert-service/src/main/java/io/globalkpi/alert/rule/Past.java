package io.globalkpi.alert.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is remembered of episodes that are over.
 *
 * @param lastSince begin of the last: the next begins later, so that no two have the same name
 * @param ended the last one, while it can still turn out never to have been
 * @param openings when the last few opened, oldest first, as far as flapping looks back
 */
public record Past(Optional<Instant> lastSince, List<Instant> openings, Optional<Ended> ended) {

    public static final Past NONE = new Past(Optional.empty(), List.of(), Optional.empty());

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
                                .toList(),
                ended);
    }

    Past ended(Episode episode, Evidence evidence) {
        Optional<Ended> last =
                evidence.steps().isEmpty() ? Optional.empty() : Optional.of(new Ended(episode, evidence));
        return new Past(Optional.of(episode.since()), openings, last);
    }

    Past correct(AlertRule rule, Reading reading) {
        return new Past(lastSince, openings, ended.map(last -> last.correct(rule, reading)));
    }

    /** What is to be told of an episode that has ended and turns out never to have been. */
    Optional<Change> takenBack() {
        return ended.flatMap(last ->
                last.evidence().lostAt().map(at -> last.episode().end(Why.NEVER_WAS, at)));
    }

    Past settled() {
        return takenBack().isPresent() ? new Past(lastSince, openings, Optional.empty()) : this;
    }
}
