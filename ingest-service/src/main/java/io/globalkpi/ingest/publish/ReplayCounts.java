package io.globalkpi.ingest.publish;

import java.util.Map;

/**
 * What a replay of dead letters came to.
 *
 * @param read letters on the topic
 * @param chosen those asked for
 * @param published events on their topics now
 * @param rejectedAgain events that still may not enter; they are dead letters once more, with a higher attempt
 * @param notReplayable how many letters gave no event, by the reason in words
 */
public record ReplayCounts(
        long read, long chosen, long published, long rejectedAgain, Map<String, Long> notReplayable) {

    public ReplayCounts {
        notReplayable = Map.copyOf(notReplayable);
    }
}
