package io.globalkpi.local.demo;

import java.time.Instant;

/** What the person at the console sees while the month goes by. */
public interface DemoConsole {

    /** Everything up to that instant is processed. */
    void passed(Instant to, long events);

    Seen seen();

    /** Counted on the topics: values published, episodes opened, notices delivered, scorecards and those of them that are frozen. */
    record Seen(long kpiValues, long breaches, long notices, long scorecards, long frozen) {}
}
