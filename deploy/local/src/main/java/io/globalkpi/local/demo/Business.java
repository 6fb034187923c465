package io.globalkpi.local.demo;

import io.globalkpi.ingest.publish.EventPublisher;

/** The business a demo tells: who it is, and what happened. */
public interface Business extends AutoCloseable {

    /** Publishes the reference data, so that no event waits for its site. */
    void introduce() throws Exception;

    /** Where its events go. */
    EventPublisher publisher();

    /** The month until now, in order of time. */
    Iterable<Slice> month();

    /** How it goes on from now, without end. */
    Iterable<Slice> onward();

    @Override
    void close();
}
