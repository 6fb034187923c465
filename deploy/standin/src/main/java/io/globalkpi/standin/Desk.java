package io.globalkpi.standin;

/** Answers requests. Called by one thread at a time. */
@FunctionalInterface
public interface Desk {

    Served serve(Ask ask);
}
