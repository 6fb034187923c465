package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.Scope;
import org.jspecify.annotations.Nullable;

/** Takes what a window says at one of its steps. The arrays are reused after the call. */
public interface StepSink {

    /**
     * Publishes one step.
     *
     * @param sums by measure slot
     * @param earlier sums of the window one length earlier, when a growth KPI asks for it
     */
    void publish(Scope scope, Step step, long[] sums, long @Nullable [] earlier);

    /** Takes back a step that is no longer kept. It may never have been published. */
    void forget(Scope scope, Window window, int step);
}
