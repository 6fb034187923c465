package io.globalkpi.bench.room;

/** Some items of one platform, and three ways to read all of them: each is one pass over the same bytes. For one thread. */
public interface Reading {

    /** As a library reads them that knows nothing of the platform: trees of JSON, cells of rows. Something that depends on all. */
    long plain();

    /** As the room does: the events it makes, counted. */
    long normalized();

    /** As the service does, with the raw record of each item and what points at it: the events, counted. */
    long kept();

    /** Of one pass. */
    long bytes();

    /** Of one pass. */
    int items();
}
