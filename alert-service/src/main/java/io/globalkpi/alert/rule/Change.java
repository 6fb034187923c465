package io.globalkpi.alert.rule;

import java.time.Instant;

/**
 * One step of an episode that is worth recording.
 *
 * @param level where it stands now; the gravest it reached, once it has ended
 * @param since business time the threshold was first crossed: with rule and scope it names the episode
 * @param openedAt business time the episode opened
 * @param at business time of this change
 * @param sequence 1 for the first, one more with each
 * @param historic recorded, nobody told
 */
public record Change(
        Why why, String level, Instant since, Instant openedAt, Instant at, int sequence, boolean historic) {

    public boolean ends() {
        return why == Why.BACK_IN_ORDER || why == Why.RULE_GONE;
    }
}
