package io.globalkpi.ingest.platform;

/** Makes events of what a platform sent. Pure: the same item in the same telling gives the same events, today and in a year. */
@FunctionalInterface
public interface Normalizer<W> {

    /**
     * The events of one item, or why there are none.
     *
     * <p>A word nobody knows (a status, a fee type) is kept as the platform's own and flagged, never dropped. An item that
     * makes no sense is refused by {@link BadItemException}; so is a single part of it by {@link Normalized#refuse}.
     */
    Normalized normalize(W item, Told told);
}
