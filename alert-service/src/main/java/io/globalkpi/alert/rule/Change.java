package io.globalkpi.alert.rule;

import io.globalkpi.schemas.alert.BreachState;
import java.time.Instant;

/**
 * One step of an episode that is worth recording.
 *
 * @param episode as it is after the step; once ended, at the gravest level it reached
 * @param at business time of this change
 * @param historic recorded, nobody told
 */
public record Change(Why why, Episode episode, Instant at, boolean historic) {

    public String level() {
        return episode.level();
    }

    public boolean ends() {
        return why.state() == BreachState.RECOVERED || why.state() == BreachState.RETRACTED;
    }
}
