package io.globalkpi.alert.rule;

import java.time.Instant;

/**
 * One open episode of a rule being broken by a scope.
 *
 * @param level where it stands
 * @param gravest the gravest level it has reached: whoever was told of that is told of the end
 * @param since business time the threshold was first crossed
 * @param openedAt business time it opened
 * @param sequence changes so far
 * @param toldSequence the last change that was not historic; 0 if nobody was told of any
 * @param flapping whether it was one too many
 */
public record Episode(
        String level,
        String gravest,
        Instant since,
        Instant openedAt,
        int sequence,
        int toldSequence,
        boolean flapping) {

    static Episode open(String level, Instant since, boolean flapping, Reading reading) {
        return new Episode(level, level, since, reading.at(), 1, reading.historic() ? 0 : 1, flapping);
    }

    Episode moved(String toLevel, boolean graver, boolean historic) {
        int next = sequence + 1;
        return new Episode(
                toLevel, graver ? toLevel : gravest, since, openedAt, next, historic ? toldSequence : next, flapping);
    }

    boolean untold() {
        return toldSequence < sequence;
    }

    Change change(Why why, Instant at, boolean historic) {
        return new Change(why, this, at, historic);
    }

    /** The end is told to those who were told of the episode, however late it is found. */
    Change end(Why why, Instant at) {
        Episode ended = moved(gravest, false, toldSequence == 0);
        return new Change(why, ended, at, toldSequence == 0);
    }
}
