package io.globalkpi.local.guarantee;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What happens to a running engine between two parts of its work. */
enum Fault {
    /** kill -9; another process finds the disk and the half-done transaction of the one that was. */
    KILL_AND_RESTART,
    /** kill -9; the others take over from their standbys, and a new instance comes without a disk. */
    KILL_AND_REPLACE,
    /** An instance stands still until its group has given it up, then goes on as if nothing had been. */
    STALL,
    /** An instance leaves politely, another one joins: everybody's tasks are dealt out anew, twice. */
    LEAVE_AND_JOIN,
    BROKER_RESTART,
    /** The clock is set on by days, or back by hours. */
    CLOCK_JUMP,
    /** Every event topic has records that cannot be read. */
    POISON,
    /** Rates, costs, owners and a site change, in the past. */
    REFERENCE_CHANGE,
    /** Some values are asked to be measured anew, by hand. */
    REMEASURE;

    boolean isKill() {
        return this == KILL_AND_RESTART || this == KILL_AND_REPLACE;
    }

    /** All there are, in an order of chance, with as many kills as asked for. */
    static List<Fault> some(int kills, Random random) {
        List<Fault> faults = new ArrayList<>(List.of(
                STALL, LEAVE_AND_JOIN, BROKER_RESTART, CLOCK_JUMP, CLOCK_JUMP, POISON, REFERENCE_CHANGE, REMEASURE));
        for (int kill = 0; kill < kills; kill++) {
            faults.add(kill % 2 == 0 ? KILL_AND_RESTART : KILL_AND_REPLACE);
        }
        Collections.shuffle(faults, random);
        return faults;
    }
}
