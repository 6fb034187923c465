package io.globalkpi.ingest.reference;

/**
 * What an apply came to.
 *
 * @param version the manifest in force now
 * @param published rows published with it; 0 when nothing differed and no manifest was written
 */
public record ApplyResult(long version, int published) {}
