package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.MeasureVector;
import io.globalkpi.streams.measure.Scope;
import org.jspecify.annotations.Nullable;

/** Where panes and positions are kept between runs. */
public interface ScopeStore {

    /** @param pane null when the pane is gone */
    void pane(Scope scope, Grain grain, int slot, @Nullable MeasureVector pane);

    void position(Scope scope, byte[] position);
}
