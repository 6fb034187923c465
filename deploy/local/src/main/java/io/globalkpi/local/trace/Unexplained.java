package io.globalkpi.local.trace;

/**
 * An event that its raw record does not give once more.
 *
 * @param why in words, with what to do where there is something to do
 */
public record Unexplained(String entityId, long revision, String rawRef, String why) {}
