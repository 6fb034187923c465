package io.globalkpi.ingest.files.mapping;

import java.time.Instant;

/**
 * Which telling of its entities a file is.
 *
 * @param file name, for the reference to the raw record
 * @param revision epoch milliseconds when the file was generated: the same file again has equal revisions
 * @param observedAt when we read it
 */
public record Telling(String file, long revision, Instant observedAt) {}
