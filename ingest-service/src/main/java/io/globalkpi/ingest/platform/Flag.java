package io.globalkpi.ingest.platform;

/**
 * A word of the platform's that no table of ours knows. The event is published with it.
 *
 * @param field such as status or feeType
 * @param word as the platform sent it
 */
public record Flag(String field, String word) {}
