package io.globalkpi.ingest.platform;

/** By which time, or how else, a slice of a feed is asked for. */
public enum Reach {
    /** What was changed in [from, to). */
    UPDATED,
    /** What was created, posted or released in [from, to). */
    CREATED,
    /** Rows of whole local dates of the shop, first to last. */
    DATES,
    /** Everything as it is now. */
    SNAPSHOT,
    /** The things of these ids. */
    NAMED
}
