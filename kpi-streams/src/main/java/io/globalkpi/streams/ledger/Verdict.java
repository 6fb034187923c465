package io.globalkpi.streams.ledger;

/** What became of a telling. */
public enum Verdict {
    /** First telling of its entity. */
    FIRST,
    /** A higher revision: what was booked is replaced. */
    REPLACED,
    /** The same content again: changes nothing. */
    DUPLICATE,
    /** A lower revision than the one that counts: changes nothing. */
    OUTDATED,
    /** The same revision with other content: the greater bytes count, whatever came first. */
    CONFLICTING
}
