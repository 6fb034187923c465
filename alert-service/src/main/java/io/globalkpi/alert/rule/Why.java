package io.globalkpi.alert.rule;

import io.globalkpi.schemas.alert.BreachState;
import java.util.Locale;

/** Why an episode changed, and what its record says then. */
public enum Why {
    /** A threshold stayed crossed for as long as it must. */
    HELD(BreachState.OPENED),
    /** So did the threshold of a graver level. */
    GRAVER_HELD(BreachState.ESCALATED),
    /** Back inside the recovery of the graver level, not of the milder. */
    EASED(BreachState.UPDATED),
    /** It began in history, nobody was told, and it still stands. */
    STILL_STANDS(BreachState.UPDATED),
    /** A silence over it has ended: this is the first value after it. */
    SILENCE_OVER(BreachState.UPDATED),
    /** Another day has begun, and its rule weighs anew what may be chance. */
    LOOKED_AGAIN(BreachState.UPDATED),
    /** Inside the recovery of every level. */
    BACK_IN_ORDER(BreachState.RECOVERED),
    /** The rule was removed, switched off, or no longer watches this scope: nobody will see it recover. */
    RULE_GONE(BreachState.RETRACTED),
    /** Late or restated data corrected every closed step it rested on. */
    NEVER_WAS(BreachState.RETRACTED);

    private final BreachState state;

    Why(BreachState state) {
        this.state = state;
    }

    /** As the breach topic has it, such as {@code back-in-order}. */
    public String reason() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public BreachState state() {
        return state;
    }
}
