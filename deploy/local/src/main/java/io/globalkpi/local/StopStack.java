package io.globalkpi.local;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was opened, by name, closed in reverse order once.
 *
 * <p>Filled where a thing is opened, so that a start that fails half way closes exactly what is open. A thing that does
 * not close is logged and does not keep the others open. May be closed from any thread.
 */
final class StopStack implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StopStack.class);

    private final Deque<Opened> opened = new ArrayDeque<>();
    private boolean closed;

    private record Opened(String name, AutoCloseable thing) {}

    synchronized <T extends AutoCloseable> T push(String name, T thing) {
        if (closed) {
            // Stopped while it was being opened: nobody else would close it.
            close(new Opened(name, thing));
            throw new IllegalStateException("stopped while starting " + name);
        }
        opened.push(new Opened(name, thing));
        return thing;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!opened.isEmpty()) {
            close(opened.pop());
        }
    }

    private static void close(Opened one) {
        long begun = System.nanoTime();
        try {
            one.thing().close();
            LOG.debug("closed {} in {} ms", one.name(), (System.nanoTime() - begun) / 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("interrupted while closing {}", one.name());
        } catch (Exception e) { // whatever it is, the rest must close
            LOG.warn("{} did not close cleanly", one.name(), e);
        }
    }
}
