package io.globalkpi.ingest.pull.plan;

import java.util.List;

/**
 * What was asked for besides the schedule.
 *
 * @param soon something changed: what is new is pulled now
 * @param ids things to pull by name
 */
public record Wanted(boolean soon, List<String> ids) {

    public static final Wanted NOTHING = new Wanted(false, List.of());

    public Wanted {
        ids = List.copyOf(ids);
    }
}
