package io.globalkpi.streams.topology;

import java.time.Duration;

/**
 * How often what is done.
 *
 * @param tick how often windows move on
 * @param behind while catching up windows that have arrived move on only so often: what is combined meanwhile crosses to the next stage once
 * @param slice longest a tick works before it lets records through
 * @param emit running steps are shown at most this often
 * @param quiet closed steps are rewritten when nothing has changed a scope for so long
 * @param correct and at the latest after this, per scope
 * @param commit once caught up, work is committed so often: what readers wait for; while catching up Kafka Streams' own interval
 *     counts, which is longer, because state is written once per commit for what changed
 * @param anew longest a tick books the ledger anew with other reference data
 */
public record Pace(
        Duration tick,
        Duration behind,
        Duration slice,
        Duration emit,
        Duration quiet,
        Duration correct,
        Duration commit,
        Duration anew) {

    public static final Pace STANDARD = new Pace(
            Duration.ofMillis(30),
            Duration.ofSeconds(1),
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofMillis(150),
            Duration.ofMillis(20));

    /** The same with other intervals of publication. */
    public Pace with(Duration otherEmit, Duration otherCorrect, Duration otherCommit) {
        return new Pace(tick, behind, slice, otherEmit, quiet, otherCorrect, otherCommit, anew);
    }
}
