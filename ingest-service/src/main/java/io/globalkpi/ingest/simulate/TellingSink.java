package io.globalkpi.ingest.simulate;

/** Hears of every telling once, in no order of time. */
@FunctionalInterface
interface TellingSink {

    /**
     * @param revision the source's update time, epoch milliseconds
     * @param observedAt epoch milliseconds
     * @param again true for a second delivery of the same telling
     */
    void told(Place place, Telling telling, long revision, long observedAt, boolean again);
}
