package io.globalkpi.alert.rule;

/** The last episode that ended, and what it rested on: corrections may still take it back. */
public record Ended(Episode episode, Evidence evidence) {

    Ended correct(AlertRule rule, Reading reading) {
        return new Ended(episode, evidence.corrected(episode, rule, reading));
    }
}
