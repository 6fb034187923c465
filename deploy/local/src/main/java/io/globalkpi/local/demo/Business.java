package io.globalkpi.local.demo;

import io.globalkpi.ingest.publish.EventPublisher;
import java.io.PrintWriter;

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

    /** How time passes for it; unless it says otherwise, at once. */
    default Passage passage(DemoClock clock) {
        return clock::setOn;
    }

    /** What the person at the console sees besides what is on the topics of values, breaches and notices. */
    default DemoConsole console(DemoConsole inner, PrintWriter out) {
        return inner;
    }

    /** Whether the month came to what it should have come to, as far as that can be said; says why not. */
    default boolean holds(PrintWriter out) throws InterruptedException {
        return true;
    }

    @Override
    void close();
}
