package io.globalkpi.ingest.reference;

/** Rows of one kind as a plan sees them; {@code absent} ones are in force and in no file. */
public record KindCounts(long added, long changed, long unchanged, long absent) {}
