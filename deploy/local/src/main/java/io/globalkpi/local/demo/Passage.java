package io.globalkpi.local.demo;

import java.time.Instant;

/** How time passes while a slice goes by. */
@FunctionalInterface
public interface Passage {

    /** Returns when the clock stands at that instant and nothing that was due by then is left to do. */
    void to(Instant instant) throws InterruptedException;
}
