package io.globalkpi.streams.window;

/**
 * One step of one window.
 *
 * @param number slots of the window's grain divided by the step's width; for day steps the local date as days since 1970-01-01
 * @param closed true when the step is over in all zones of the scope
 * @param lastClosed newest step of this window that is over
 * @param frontier business time up to which everything is in, epoch milliseconds
 */
public record Step(Window window, int number, boolean closed, int lastClosed, long frontier) {}
