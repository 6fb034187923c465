package io.globalkpi.streams.topology;

import java.util.Map;

/** What was on the topics when a task was assigned: until that has been processed, the task is catching up. */
public interface LastOffsets {

    /** Offset of the last record not processed yet, by topic, of one partition of the event topics; topics without one are left out. */
    Map<String, Long> unprocessed(int partition);
}
