package io.globalkpi.local.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Our own news, the broker's errors and others' warnings reach the console; the log file has all of it.
 *
 * <p>Clients of a broker that is just starting or stopping warn of what heals by itself. Some errors of the broker are
 * none, each told by one class only. What our services report is never among them, whatever its cause is.
 */
public final class ConsoleFilter extends Filter<ILoggingEvent> {

    private static final String OURS = "io.globalkpi.";

    /** Used by every service, so that its news would be told once by each. */
    private static final String CONTRACT = "io.globalkpi.schemas.";

    private static final List<Noise> NOISE = List.of(
            // At some restarts the controller is asked a moment before it is elected.
            new Noise("kafka.server.ControllerApis", "NotControllerException"),
            // The first batches of a producer may overtake each other while the broker is adding the partition to the
            // transaction: refused, and sent again. If that does not help, the producer and whoever uses it tell.
            new Noise("kafka.server.ReplicaManager", "OutOfOrderSequenceException"),
            // The controller of a busy machine is slow, not wrong.
            new Noise("org.apache.kafka.controller.EventPerformanceMonitor", "Exceptionally slow controller event"),
            new Noise(
                    "org.apache.kafka.clients.NetworkClient",
                    "Attempting to close NetworkClient that has already been closed"));

    /** An error that is none: who tells it, and a word in its message or the name of an exception that caused it. */
    private record Noise(String logger, String word) {

        boolean is(ILoggingEvent event) {
            return event.getLoggerName().equals(logger)
                    && (event.getFormattedMessage().contains(word)
                            || causes(event)
                                    .anyMatch(cause -> cause.getClassName().endsWith(word)));
        }

        private static Stream<IThrowableProxy> causes(ILoggingEvent event) {
            return Stream.iterate(event.getThrowableProxy(), Objects::nonNull, IThrowableProxy::getCause);
        }
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getLevel().isGreaterOrEqual(leastOf(event.getLoggerName()))
                        && NOISE.stream().noneMatch(noise -> noise.is(event))
                ? FilterReply.NEUTRAL
                : FilterReply.DENY;
    }

    private static Level leastOf(String logger) {
        if (logger.startsWith(OURS) && !logger.startsWith(CONTRACT)) {
            return Level.INFO;
        }
        return logger.startsWith("org.apache.kafka") || logger.startsWith("kafka.") ? Level.ERROR : Level.WARN;
    }
}
