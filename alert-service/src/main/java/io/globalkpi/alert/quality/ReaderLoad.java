package io.globalkpi.alert.quality;

/**
 * What one person or room was told.
 *
 * @param who a person, or channel and destination
 * @param messages a digest counts once
 * @param busiest messages on the day with the most (UTC)
 */
public record ReaderLoad(String who, int messages, double perDay, int busiest) {}
