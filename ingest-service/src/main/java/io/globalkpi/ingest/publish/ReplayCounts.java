package io.globalkpi.ingest.publish;

/**
 * What a replay of dead letters came to.
 *
 * @param read letters on the topic
 * @param chosen those asked for
 * @param published events on their topics now
 * @param rejectedAgain events that still may not enter; they are dead letters once more, with a higher attempt
 * @param notReplayable letters whose input is no event: sealed, shortened, or a row of a file to be imported again
 */
public record ReplayCounts(long read, long chosen, long published, long rejectedAgain, long notReplayable) {}
