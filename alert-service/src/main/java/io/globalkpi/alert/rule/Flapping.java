package io.globalkpi.alert.rule;

import java.time.Duration;

/**
 * When episodes come too thick to be told one by one.
 *
 * @param episodes so many, the newest included; 0 for never
 * @param within opened in this much business time; the last then stays open until it has been quiet as long
 */
public record Flapping(int episodes, Duration within) {

    public static final Flapping NEVER = new Flapping(0, Duration.ZERO);

    public Flapping {
        if (episodes < 0 || episodes == 1) {
            throw new IllegalArgumentException("flapping must be 0 or at least 2 episodes, was " + episodes);
        }
        if (within.isNegative()) {
            throw new IllegalArgumentException("flapping must be counted over a time, was " + within);
        }
    }

    boolean is(int openings) {
        return episodes > 0 && openings >= episodes;
    }
}
