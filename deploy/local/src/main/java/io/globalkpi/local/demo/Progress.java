package io.globalkpi.local.demo;

import java.time.Duration;

/** Whether the services have worked off what was handed to them. */
public interface Progress {

    /** @throws IllegalStateException after that time, saying who still has how much to do */
    void awaitCaughtUp(Duration patience) throws InterruptedException;
}
