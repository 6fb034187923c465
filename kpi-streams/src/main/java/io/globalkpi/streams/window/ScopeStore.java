package io.globalkpi.streams.window;

import io.globalkpi.streams.measure.Scope;

/** Where panes and positions are kept between runs. */
public interface ScopeStore {

    /** @param chunk empty when its panes are gone */
    void panes(Scope scope, Grain grain, PaneChunk chunk);

    void position(Scope scope, byte[] position);
}
